import { redact } from "./plain-cause.ts";
import type { Answer } from "./send.ts";

export interface ParsedBody {
  /** `undefined` for no body, JSON's `null`, and what could not be parsed. */
  readonly body: unknown;
  /** Why there is none, where there should have been one. */
  readonly problem: string | undefined;
}

const DECODER = new TextDecoder();

/** An answer's body as text, the key taken out should the vendor repeat it. */
export function textOf({ bytes, secrets }: Answer): string {
  return redact(DECODER.decode(bytes), secrets);
}

/** An answer's body as JSON, whatever its content type says. */
export function parseBody(answer: Answer): ParsedBody {
  if (answer.unreadable !== undefined) {
    return { body: undefined, problem: `the body could not be read: ${answer.unreadable}` };
  }
  const text = textOf(answer);
  if (text.trim() === "") return { body: undefined, problem: undefined };
  try {
    // Without a backslash nothing is escaped, and the key is out of the text already.
    const reviver = text.includes("\\") ? withoutKey(answer) : undefined;
    return { body: (JSON.parse(text, reviver) as unknown) ?? undefined, problem: undefined };
  } catch {
    return { body: undefined, problem: "the body is not JSON" };
  }
}

/** What is escaped in JSON's text shows only when it is parsed, in names as well as in values. */
function withoutKey({ secrets }: Answer): (name: string, value: unknown) => unknown {
  const hideKey = (text: string): string => redact(text, secrets);
  return (_, value) => {
    if (typeof value === "string") return hideKey(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [hideKey(name), part]));
  };
}
