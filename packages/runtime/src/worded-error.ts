import { inTime } from "./deadline.ts";
import { CalloffError, type CalloffErrorFields } from "./error.ts";
import type * as later from "./later.ts";
import { loadLater } from "./load-later.ts";

/** Milliseconds that an error waits for its words. */
const LONGEST_WAIT = 5_000;

/** Has the words of errors loaded, so that no error waits for them. It never rejects. */
export async function loadWords(): Promise<void> {
  await loadLater().catch(() => {});
}

/**
 * An error whose words are loaded when they are needed; where they cannot be had, with its code alone. Not for what
 * has to be said at once, or when nothing can be loaded.
 */
export async function wordedError(
  fields: Omit<CalloffErrorFields, "message">,
  words: (parts: typeof later) => string,
): Promise<CalloffError> {
  const message = await inTime(loadLater(), LONGEST_WAIT, undefined).then(words, () => fields.code);
  return new CalloffError({ ...fields, message: `${fields.provider}: ${message}.` });
}
