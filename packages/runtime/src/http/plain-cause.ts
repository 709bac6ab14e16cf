import type { Redact } from "../auth/redact.ts";

/** Causes of causes that are kept. */
const MAX_DEPTH = 3;

/**
 * An error reduced to its name, message and code, its causes likewise. What a custom `fetch` throws may carry the whole
 * request, key included; as the `cause` of our errors it would be printed with them. Undefined for what is no error,
 * and for an error that cannot be read.
 */
export function plainCause(
  value: unknown,
  redact: Redact = (text) => text,
  depth: number = MAX_DEPTH,
): Error | undefined {
  try {
    if (!(value instanceof Error)) return undefined;
    const { name, message, code, cause } = value as Error & { code?: unknown };
    const nested = depth > 0 ? plainCause(cause, redact, depth - 1) : undefined;
    const plain = new Error(redact(String(message)), nested === undefined ? undefined : { cause: nested });
    plain.name = redact(String(name));
    plain.stack = `${plain.name}: ${plain.message}`;
    if (typeof code === "string") Object.assign(plain, { code: redact(code) });
    const digest = digestOf(value);
    return digest === undefined ? plain : Object.assign(plain, { digest });
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
