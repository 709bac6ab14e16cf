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
  /** The first cancel of a running job, which takes hold. */
  readonly initial: MomentRow;
  /** Another cancel, after the first took hold; `undefined` where that is not known. */
  readonly repeated: MomentRow | undefined;
  /** One that comes after the job has finished; where that is not known, `undefined`. */
  readonly afterCompletion: MomentRow | undefined;
}
