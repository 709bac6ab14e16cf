import type { CalloffErrorCode, CancelState } from "@calloff/runtime";

/**
 * What `cancel` must make of one answer, written by hand from the vendor's page: never from the overlay,
 * which the code under test reads.
 */
export type AnswerRow = StateRow | ErrorRow;

interface Row {
  /** The status as the document writes it, where that is a range or `default`; left out where it is `status`. */
  readonly documented?: string;
  /** The status that the vendor answers with. */
  readonly status: number;
  /** The vendor's body, where the one that Prism makes up from the document would not do. */
  readonly body?: unknown;
  /** What the vendor's page says of this answer, in short. */
  readonly page: string;
  /**
   * Said of a range, or of an answer with a body that says nothing: each status means what HTTP defines for it, and this
   * row is only one of them.
   */
  readonly http?: true;
}

/** An answer that says something of the job. */
export interface StateRow extends Row {
  /** The state that the outcome must have. */
  readonly state: CancelState;
  /** Whether the job is known to have stopped. */
  readonly stopped: true | undefined;
}

/** An answer that says nothing of the job. */
export interface ErrorRow extends Row {
  /** The code of the error that `cancel` must reject with. */
  readonly error: CalloffErrorCode;
}
