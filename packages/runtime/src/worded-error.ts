import { CalloffError, type CalloffErrorFields } from "./error.ts";
import type * as later from "./later.ts";
import { withLater } from "./load-later.ts";

/**
 * An error whose words are loaded when they are needed; where they cannot be had, with its code alone. Not for what
 * has to be said at once, or when nothing can be loaded.
 */
export async function wordedError(
  fields: Omit<CalloffErrorFields, "message">,
  words: (parts: typeof later) => Pick<CalloffErrorFields, "message" | "retryAfter">,
): Promise<CalloffError> {
  const { message, ...more } = await withLater(words, () => ({ message: fields.code }));
  return new CalloffError({ ...fields, ...more, message: `${fields.provider}: ${message}.` });
}
