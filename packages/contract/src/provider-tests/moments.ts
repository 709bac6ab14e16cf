import type { CancelState } from "@calloff/runtime";

/** What a vendor answers to a cancel, and what it must be taken for. */
export interface MomentRow {
  /** The status of the answer. */
  readonly status: number;
  /** The body of the answer; left out where it has none. */
  readonly body?: object;
  /** The state that the outcome must have. */
  readonly state: CancelState;
  /** What the vendor's page says of this moment, in a few words. */
  readonly page: string;
}

/** Moments in a job's life at which a cancel comes, written by hand from what is known of the vendor. */
export interface Moments {
  /** The first cancel of a running job, which takes hold. */
  readonly initial: MomentRow;
  /** Another cancel, after the first took hold; left out where its answer is not known. */
  readonly repeated?: MomentRow | undefined;
  /** A cancel that comes after the job has finished; left out where its answer is not known. */
  readonly afterCompletion?: MomentRow | undefined;
}
