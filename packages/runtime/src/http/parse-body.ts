import type { Answer } from "./call.ts";

/** An answer's body, parsed. */
export interface ParsedBody {
  /** Undefined for no body, for JSON's `null`, and for what could not be parsed. */
  readonly body: unknown;
  /** Why there is no body, where there should have been one. */
  readonly problem: string | undefined;
}

export const DECODER: TextDecoder = /* @__PURE__ */ new TextDecoder();

/** An answer's body as text, the key taken out should the vendor repeat it. */
export function textOf({ bytes, redact }: Answer): string {
  return redact(DECODER.decode(bytes));
}

/** JSON with the key taken out of its strings and names: taken out of the text, it could take quotes along. */
function parseWithoutKey(text: string, { redact }: Answer): unknown {
  const isClean = redact(text) === text;
  return JSON.parse(text, isClean ? undefined : redactValue);

  function redactValue(_name: string, value: unknown): unknown {
    if (typeof value === "string") return redact(value);
    // A key of digits may come back as a number.
    if (typeof value === "number") return redact(`${value}`) === `${value}` ? value : redact(`${value}`);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [redact(name), part]));
  }
}

/** An answer's body as JSON, whatever its content type says. */
export function parseBody(answer: Answer): ParsedBody {
  if (answer.unreadable !== undefined) {
    return { body: undefined, problem: `the body could not be read: ${answer.unreadable}` };
  }
  const text = DECODER.decode(answer.bytes);
  if (text.trim() === "") return { body: undefined, problem: undefined };
  try {
    return { body: parseWithoutKey(text, answer) ?? undefined, problem: undefined };
  } catch {
    return { body: undefined, problem: "the body is not JSON" };
  }
}
