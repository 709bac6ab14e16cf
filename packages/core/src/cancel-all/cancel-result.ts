import type { CalloffError, Outcome } from "@calloff/runtime";

/** What came of one reference; there is exactly one for each. */
export type CancelResult<Reference = unknown, Answer = Outcome> =
  | AnsweredResult<Reference, Answer>
  | FailedResult<Reference>
  | NotSentResult<Reference>;

/** The vendor's answer said something about the job. */
export interface AnsweredResult<Reference, Answer = Outcome> {
  readonly kind: "answered";
  /** As it was given. */
  readonly reference: Reference;
  readonly outcome: Answer;
}

/** It was tried, or could not be tried as it stood, and nothing was learned of the job. */
export interface FailedResult<Reference> {
  readonly kind: "failed";
  readonly reference: Reference;
  /** Of the last attempt. */
  readonly error: CalloffError;
  /** Requests sent in all; 0 when it was refused before, so that the vendor has not heard of it. */
  readonly attempts: number;
}

/** Nothing was sent about this job. */
export interface NotSentResult<Reference> {
  readonly kind: "not-sent";
  readonly reference: Reference;
  /**
   * - `aborted`: the signal aborted before its turn.
   * - `vendor-down`: its vendor had failed for so long that no more was tried; `error` is the last failure.
   */
  readonly reason: "aborted" | "vendor-down";
  readonly error: CalloffError;
}
