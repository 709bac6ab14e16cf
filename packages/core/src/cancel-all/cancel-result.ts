import type { CalloffError, Outcome } from "@calloff/runtime";

/** The result of one reference of `cancelAll`; there is exactly one for each. */
export type CancelResult<Reference = unknown, Answer = Outcome> =
  | AnsweredResult<Reference, Answer>
  | FailedResult<Reference>
  | NotSentResult<Reference>;

/** The result when the vendor's answer says something about the job. */
export interface AnsweredResult<Reference, Answer = Outcome> {
  /** Tells the three kinds of results apart. */
  readonly kind: "answered";
  /** The reference as it was given. */
  readonly reference: Reference;
  /** What the vendor's answer says about the job. */
  readonly outcome: Answer;
}

/** The result when the cancel failed, or its reference was refused: nothing is known about the job. */
export interface FailedResult<Reference> {
  /** Tells the three kinds of results apart. */
  readonly kind: "failed";
  /** The reference as it was given. */
  readonly reference: Reference;
  /** The error of the last attempt that made a connection, or of the last attempt if none did. */
  readonly error: CalloffError;
  /**
   * The number of attempts, including those that made no connection; 0 if the reference was refused and nothing was
   * sent.
   */
  readonly attempts: number;
}

/** The result when nothing was sent for this job. To try again, run `cancelAll` with these references. */
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
