import type { CalloffError, Outcome } from "@calloff/runtime";

/** What came of one reference of `cancelAll`; there is exactly one for each. */
export type CancelResult<Reference = unknown, Answer = Outcome> =
  | AnsweredResult<Reference, Answer>
  | FailedResult<Reference>
  | NotSentResult<Reference>;

/** The vendor's answer said something about the job. */
export interface AnsweredResult<Reference, Answer = Outcome> {
  /** Tells the three kinds of results apart. */
  readonly kind: "answered";
  /** The reference as it was given. */
  readonly reference: Reference;
  /** What the vendor's answer says about the job. */
  readonly outcome: Answer;
}

/** The cancel was tried, or could not be tried as it stood, and nothing was learned about the job. */
export interface FailedResult<Reference> {
  /** Tells the three kinds of results apart. */
  readonly kind: "failed";
  /** The reference as it was given. */
  readonly reference: Reference;
  /** What the last attempt failed with; where that one made no connection, the last one that did. */
  readonly error: CalloffError;
  /**
   * Attempts in all, also those that made no connection; 0 when the reference was refused before, so that the vendor
   * has not heard of it.
   */
  readonly attempts: number;
}

/** Nothing was sent about this job. Run `cancelAll` again with these references to try once more. */
export interface NotSentResult<Reference> {
  /** Tells the three kinds of results apart. */
  readonly kind: "not-sent";
  /** The reference as it was given. */
  readonly reference: Reference;
  /**
   * - `aborted`: the signal aborted before the job's turn.
   * - `vendor-down`: its vendor had failed for longer than `patience`; `error` is the last failure.
   * - `rate-limited`: its vendor asked for a longer wait than `patience`, or refused calls for longer than that;
   *   `error.retryAfter` is the wait in milliseconds.
   * - `set-aside`: its vendor was not answering, and 50,000 of its references were waiting already.
   */
  readonly reason: "aborted" | "vendor-down" | "rate-limited" | "set-aside";
  /** Why nothing was sent. */
  readonly error: CalloffError;
}
