import type { CalloffErrorCode, CancelState } from "@calloff/runtime";

/**
 * What `cancel` must make of one answer, written by hand from the vendor's page: never from the overlay,
 * which the code under test reads.
 */
export type AnswerRow = StateRow | ErrorRow;

interface Row {
  /** The status as the document writes it, where that is a range or `default`. */
  readonly documented?: string;
  readonly status: number;
  /** The vendor's body, where the one that Prism makes up from the document would not do. */
  readonly body?: unknown;
  /** What the vendor's page says of this answer, in short. */
  readonly page: string;
}

export interface StateRow extends Row {
  readonly state: CancelState;
  readonly stopped: true | undefined;
}

export interface ErrorRow extends Row {
  readonly error: CalloffErrorCode;
}
