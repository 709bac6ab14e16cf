import type { Answer } from "./send.ts";

export interface ParsedBody {
  /** `undefined` for no body, JSON's `null`, and what could not be parsed. */
  readonly body: unknown;
  /** Why there is none, where there should have been one. */
  readonly problem: string | undefined;
}

/** An answer's body as JSON, whatever its content type says. */
export function parseBody(answer: Answer): ParsedBody {
  if (answer.unreadable !== undefined) {
    return { body: undefined, problem: `the body could not be read: ${answer.unreadable}` };
  }
  const text = answer.text();
  if (text.trim() === "") return { body: undefined, problem: undefined };
  try {
    const hideKey = (_: string, value: unknown): unknown =>
      typeof value === "string" ? answer.hideKey(value) : value;
    return { body: (JSON.parse(text, hideKey) as unknown) ?? undefined, problem: undefined };
  } catch {
    return { body: undefined, problem: "the body is not JSON" };
  }
}
