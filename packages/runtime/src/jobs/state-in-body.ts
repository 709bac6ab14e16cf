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

/** The state that a body gives. A missing or unknown value gives the rule's `otherwise`, and a warning. */
export function stateInBody(
  body: unknown,
  { at, values, otherwise }: StateInBody,
  warn: (warning: string) => void,
): CancelState {
  const value = valueAt(body, at);
  const state = typeof value === "string" && Object.hasOwn(values, value) ? values[value] : undefined;
  if (state === undefined) warn(`no known value at ${at}; taken as ${otherwise}`);
  return state ?? otherwise;
}
