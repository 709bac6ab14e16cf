import type { StateInBody } from "../descriptor.ts";
import type { CancelState } from "./outcome.ts";

/** The value that a JSON Pointer (RFC 6901) leads to; undefined where it leads nowhere. */
export function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const token of pointer.split("/").slice(1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The state that a body gives; undefined for a missing or unknown value. */
export function stateInBody(body: unknown, { at, values }: StateInBody): CancelState | undefined {
  const value = valueAt(body, at);
  return typeof value === "string" && Object.hasOwn(values, value) ? values[value] : undefined;
}
