import type { Redact } from "../auth/redact.ts";

/** Causes of causes that are kept. */
const MAX_DEPTH = 3;

/** The copy of an error. */
interface PlainCause extends Error {
  readonly code?: string;
}

/**
 * An error reduced to its name, message and code, its causes likewise; without a code of its own it has its cause's. What a custom `fetch` throws may carry the whole
 * request, key included; as the `cause` of our errors it would be printed with them. Undefined for what is no error,
 * and for an error that cannot be read.
 */
export function plainCause(
  value: unknown,
  redact: Redact = (text) => text,
  depth: number = MAX_DEPTH,
): PlainCause | undefined {
  try {
    if (!(value instanceof Error)) return undefined;
    const { name, message, code: own, cause } = value as Error & { code?: unknown };
    const nested = depth > 0 ? plainCause(cause, redact, depth - 1) : undefined;
    const plain = new Error(redact(String(message)), nested === undefined ? undefined : { cause: nested });
    plain.name = redact(String(name));
    plain.stack = `${plain.name}: ${plain.message}`;
    // `fetch` wraps the system's errors, and their codes say most.
    const code = typeof own === "string" ? redact(own) : nested?.code;
    if (code !== undefined) Object.assign(plain, { code });
    return keepDigest(plain, value);
  } catch {
    // A getter that throws, or a message that is no text.
    return undefined;
  }
}

/**
 * The mark by which Next.js knows what it throws from `fetch` itself, to have a page rendered on demand. An error that
 * loses it makes the build fail.
 */
export function digestOf(error: unknown): string | undefined {
  const { digest } = (error ?? {}) as { digest?: unknown };
  return typeof digest === "string" ? digest : undefined;
}

/** Marks our error as Next.js has marked the one that it stands for. */
export function keepDigest<Own extends Error>(own: Own, error: unknown): Own {
  const digest = digestOf(error);
  return digest === undefined ? own : Object.assign(own, { digest });
}

/** Whether an error says that no connection was made, so that the vendor cannot have got the request. */
export function isUnsent(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED)$/.test(String(code));
}
