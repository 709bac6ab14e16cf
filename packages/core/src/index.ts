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
export { type Calloff, createCalloff } from "./calloff.ts";
export type {
  CancelableName,
  ConfirmedOf,
  IdOf,
  OutcomeOf,
  ProviderMap,
  StatusOf,
  TrackableName,
} from "./composed.ts";
export {
  formatReference,
  type JobReference,
  type ReferenceObject,
  type ReferenceText,
  type TrackableReference,
} from "./job-reference.ts";
