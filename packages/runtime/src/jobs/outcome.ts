/**
 * What a vendor's answer to a cancel says about the job.
 *
 * - `canceled`: the job has stopped because of this call.
 * - `canceling`: the call was accepted; the stop is not confirmed.
 * - `already-canceled`: it had been canceled before.
 * - `already-finished`: it had completed or failed before.
 * - `not-cancelable`: the vendor refuses, and does not say which state the job is in.
 * - `not-found`: the vendor knows no such job.
 */
export type CancelState =
  | "canceled"
  | "canceling"
  | "already-canceled"
  | "already-finished"
  | "not-cancelable"
  | "not-found";

type StoppedState = "canceled" | "already-canceled" | "already-finished";

/** `true` where the state says that the job runs no longer, `undefined` where it does not say. */
export type Stopped<State extends CancelState> = State extends StoppedState ? true : undefined;

const STOPPED = {
  canceled: true,
  canceling: undefined,
  "already-canceled": true,
  "already-finished": true,
  "not-cancelable": undefined,
  "not-found": undefined,
} satisfies { [State in CancelState]: Stopped<State> };

export function stoppedIn(state: CancelState): true | undefined {
  return STOPPED[state];
}

/** Whether a meaning is a state of the job, as opposed to an error. */
export function isCancelState(meaning: string): meaning is CancelState {
  return Object.hasOwn(STOPPED, meaning);
}

/** What every outcome carries, whichever vendor and status it comes from. */
interface OutcomeBase<Name extends string, Id> {
  /** The provider's name, for example `pulse`. */
  readonly provider: Name;
  /** The job's id, in the type that the vendor's document gives it. */
  readonly id: Id;
  /** The vendor's own words; `undefined` where its body has none. */
  readonly message: string | undefined;
  /** The number of attempts of this call, 1 or more, including those that made no connection. */
  readonly attempts: number;
  /**
   * An earlier attempt may have reached the vendor and been carried out although its answer was lost:
   * `already-canceled` or `not-found` may then be this call's own doing. An attempt that was refused
   * with 429, or made no connection, does not count.
   */
  readonly retried: boolean;
  /** `false` where no cancel was sent, because its late arrival would have destroyed something. */
  readonly sent?: false;
}

/** The outcome of an answer that the vendor's document describes; `body` has the type it gives. */
export interface DocumentedOutcome<
  Name extends string,
  Id,
  Status extends number,
  State extends CancelState,
  Body,
> extends OutcomeBase<Name, Id> {
  /** The vendor's document lists this status. */
  readonly documented: true;
  /** The HTTP status. */
  readonly status: Status;
  /** What the answer says about the job. */
  readonly state: State;
  /** `true` when the job no longer runs; `undefined` when the answer does not say. It is never `false`. */
  readonly stopped: Stopped<State>;
  /** The vendor's body; `undefined` when there was none or it could not be read. */
  readonly body: Body | undefined;
}

/** The outcome of a status that the vendor's document does not list, read as HTTP defines it. */
export interface UndocumentedOutcome<Name extends string, Id> extends OutcomeBase<Name, Id> {
  /** The vendor's document does not list this status. */
  readonly documented: false;
  /** The HTTP status. */
  readonly status: number;
  /** What the status says about the job, by HTTP. */
  readonly state: CancelState;
  /** `true` when the job no longer runs; `undefined` when the answer does not say. It is never `false`. */
  readonly stopped: true | undefined;
  /** The vendor's body, parsed; `undefined` when there was none or it could not be read. */
  readonly body: unknown;
}

/**
 * The outcome of a cancel that was not sent: the vendor would delete the result of a job that has finished, and its
 * status says that this one has, or that there is no such job.
 */
export interface UnsentOutcome<Name extends string, Id> extends OutcomeBase<Name, Id> {
  /** No cancel was sent, only a request for the job's status. */
  readonly sent: false;
  /** Whether the vendor's document lists the HTTP status of the answer to the status request. */
  readonly documented: boolean;
  /** The HTTP status of the answer to the status request. */
  readonly status: number;
  /** The state of the job. */
  readonly state: "already-canceled" | "already-finished" | "not-found";
  /** `true` when the job no longer runs; `undefined` when the vendor knows no such job. */
  readonly stopped: true | undefined;
  /** The body of the answer to the status request, parsed; `undefined` when there was none or it could not be read. */
  readonly body: unknown;
}

/** The outcome of `cancel` at any provider: an answer that says something about the job. */
export type Outcome<Name extends string = string, Id = JobId> =
  | DocumentedOutcome<Name, Id, number, CancelState, unknown>
  | UndocumentedOutcome<Name, Id>
  | UnsentOutcome<Name, Id>;

/** An id of several parts by their names, for example `{ endpointId: "e1", jobId: "j1" }`. */
export type CompoundId = Readonly<Record<string, string | number>>;

/** A job's id: a string, a number where the vendor's document says so, or an object where it has several parts. */
export type JobId = string | number | CompoundId;
