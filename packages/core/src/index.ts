export {
  type CallOptions,
  CalloffError,
  type CalloffErrorCode,
  type CancelOptions,
  type CancelState,
  type Confirmation,
  type ConfirmOptions,
  type JobState,
  type JobStatus,
  type Outcome,
} from "@calloff/runtime";
export type { Calloff } from "./calloff.ts";
export type { CancelAllOptions, WaitEvent } from "./cancel-all/cancel-all-options.ts";
export type {
  AnsweredResult,
  CancelResult,
  FailedResult,
  NotSentResult,
} from "./cancel-all/cancel-result.ts";
export type {
  CancelableName,
  ConfirmedOf,
  IdOf,
  OutcomeOf,
  ProviderMap,
  StatusOf,
  TrackableName,
} from "./composed.ts";
export { createCalloff } from "./create-calloff.ts";
export {
  formatReference,
  type JobReference,
  type ReferenceObject,
  type ReferenceText,
  type ReferenceTextOf,
  type TrackableReference,
} from "./job-reference.ts";
