import type { CancelState } from "@calloff/runtime";

/** What a vendor answers to a cancel, and what it must be taken for. */
export interface MomentRow {
  readonly status: number;
  readonly body?: object;
  readonly state: CancelState;
  /** What is known of it, in short. */
  readonly page: string;
}

/** Moments in a job's life at which a cancel comes, written by hand from what is known of the vendor. */
export interface Moments {
  /** A first cancel, which takes hold. */
  readonly first: MomentRow;
  /** A second one, after the first took hold; where that is not known, `undefined`. */
  readonly second: MomentRow | undefined;
  /** One that comes after the job has finished; where that is not known, `undefined`. */
  readonly tooLate: MomentRow | undefined;
}
