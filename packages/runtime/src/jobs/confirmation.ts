import type { CalloffError } from "../error.ts";
import type { JobStatus } from "./job-status.ts";
import type { Outcome } from "./outcome.ts";

/** The result of reading the status of a job after its cancel was accepted. */
export interface Confirmation<Status = JobStatus> {
  /** Whether a final status was read: the job runs no longer. */
  readonly confirmed: boolean;
  /** The last status that was read; `undefined` when none was. */
  readonly status: Status | undefined;
  /** Status requests sent. */
  readonly reads: number;
  /**
   * Why the stop is not confirmed; `undefined` when it is. `timeout`: there was no time for another read. `aborted`: the
   * caller's signal aborted. Otherwise: the error of a status request that could not be repeated.
   */
  readonly error: CalloffError | undefined;
}

/**
 * An outcome of a cancel with `confirm`. Where the vendor's answer said no more than `canceling`, `confirmation`
 * says what its status operation said, and `state` follows it: `canceled`, or `already-finished` for a job that
 * was faster than the cancel, or still `canceling`. For a job that ended, without the vendor saying how, it stays
 * `canceling`, and `stopped` is `true`. HTTP status and body remain those of the answer to the cancel.
 */
export type Confirmed<Result extends Outcome, Status = JobStatus> = Result extends unknown
  ? "canceling" extends Result["state"]
    ? Followed<Result, Status>
    : Result & { readonly confirmation: undefined }
  : never;

type Followed<Result extends Outcome, Status> = Omit<Result, "state" | "stopped"> & {
  readonly state: Result["state"] | "canceled" | "already-finished";
  readonly stopped: true | undefined;
  /** `undefined` if the answer to the cancel was not `canceling`: then no status was read. */
  readonly confirmation: Confirmation<Status> | undefined;
};
