import { CalloffError } from "../error.ts";
import type { JobId } from "./outcome.ts";

/** What ids an operation takes that does not take any text. */
export interface IdRule {
  /** In words, for messages. */
  readonly expected: string;
  /** The id as it is sent; `undefined` for what is none. */
  readonly toText: (id: unknown) => string | undefined;
  /** An id that was checked, in the type that the vendor's document gives it. */
  readonly toTyped?: (id: JobId) => JobId;
}

const ANY_TEXT: IdRule = {
  expected: 'a string that is not empty, "." or ".."',
  toText: (id) => (typeof id === "string" && !/^\.{0,2}$/.test(id) ? id : undefined),
};

/**
 * The id as one path segment, percent-encoded, or an error: an id that changes the path would call off
 * another job, or something that is no job at all.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function toPathSegment(id: unknown, { expected, toText }: IdRule = ANY_TEXT): string {
  const text = toText(id);
  try {
    if (text !== undefined) return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair, which no URL can carry.
  }
  throw new CalloffError({
    code: "invalid-job-id",
    message: `The job id ${show(id)} is not ${expected}. Nothing was sent.`,
  });
}

/** The id in the type that the vendor's document gives it. Call it with ids that were checked. */
export function toTypedId(id: JobId, rule: IdRule | undefined): JobId {
  return rule?.toTyped?.(id) ?? id;
}

/**
 * The id in the type that the vendor's document gives it.
 *
 * @param rule that of the operation's descriptor; any text is an id where it has none
 * @throws CalloffError `invalid-job-id`
 */
export function checkJobId(id: unknown, rule: IdRule | undefined): JobId {
  toPathSegment(id, rule);
  return toTypedId(id as JobId, rule);
}

function show(id: unknown): string {
  if (typeof id !== "string")
    return typeof id === "number" ? String(id) : `(${id === null ? "null" : typeof id})`;
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}…` : id);
}
