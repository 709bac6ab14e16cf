import type { JobId } from "./outcome.ts";

/**
 * The state of a job. `canceled`, `succeeded`, `failed` and `ended` are final: they do not change any more. `ended` means
 * that the vendor does not say how the job ended. `unknown` means that the vendor's value is missing, or that Calloff
 * does not recognize it; the job may have ended.
 */
export type JobState =
  | "queued"
  | "running"
  | "canceling"
  | "canceled"
  | "succeeded"
  | "failed"
  | "ended"
  | "unknown";

/** The states that a job stays in once it has reached them. */
export type FinalJobState = "canceled" | "succeeded" | "failed" | "ended";

const FINAL: readonly JobState[] = ["canceled", "succeeded", "failed", "ended"] satisfies FinalJobState[];

export function isFinal(state: JobState): state is FinalJobState {
  return FINAL.includes(state);
}

interface StatusBase<Name extends string, Id> {
  /** The provider's name, for example `pulse`. */
  readonly provider: Name;
  /** The job's id, in the type that the vendor's document gives it. */
  readonly id: Id;
  /** The vendor's own value, for example `Processing`; `undefined` where its body has none. */
  readonly value: string | number | undefined;
  /** The number of attempts of this call, 1 or more, including those that made no connection. */
  readonly attempts: number;
}

/** A job whose state will not change any more. */
interface FinalFields {
  /** Whether the job stays in this state. */
  readonly final: true;
  /** How the job ended. */
  readonly state: FinalJobState;
}

/** A job whose state may still change. */
interface OpenFields {
  /** Whether the job stays in this state. */
  readonly final: false;
  /** The state of the job. */
  readonly state: Exclude<JobState, FinalJobState>;
}

type StateFields = FinalFields | OpenFields;

/** An answer that is described; `body` has the type that the description gives. */
interface DocumentedFields<Status extends number, Body> {
  /** The vendor's document lists this status. */
  readonly documented: true;
  /** The HTTP status. */
  readonly status: Status;
  /** The vendor's body; `undefined` when there was none or it could not be read. */
  readonly body: Body | undefined;
}

interface UndocumentedFields {
  /** The vendor's document does not list this status. */
  readonly documented: false;
  /** The HTTP status. */
  readonly status: number;
  /** The vendor's body, parsed; `undefined` when there was none or it could not be read. */
  readonly body: unknown;
}

/** The result of `status`: the state of a job, and the vendor's answer. */
export type JobStatus<
  Name extends string = string,
  Id = JobId,
  Status extends number = number,
  Body = unknown,
> = StatusBase<Name, Id> & StateFields & (DocumentedFields<Status, Body> | UndocumentedFields);
