export type { Client } from "./client/typed-client.ts";
export type {
  AnswerErrorCode,
  CancelableDescriptor,
  CancelDescriptor,
  CompoundIdDescriptor,
  CredentialDescriptor,
  IdKind,
  IdPartDescriptor,
  JobIdDescriptor,
  JobKindDescriptor,
  JobOperation,
  KindsDescriptor,
  Meaning,
  ProviderDescriptor,
  Requirement,
  SchemeDescriptor,
  SecurityDescriptor,
  StateInBody,
  StatusDescriptor,
  StatusRule,
  TrackableDescriptor,
} from "./descriptor.ts";
export { CalloffError, type CalloffErrorCode, type CalloffErrorFields } from "./error.ts";
export type {
  CallEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WarningEvent,
} from "./http/hooks.ts";
export type { Confirmation, Confirmed } from "./jobs/confirmation.ts";
export type { FinalJobState, JobState, JobStatus } from "./jobs/job-status.ts";
export type {
  CancelState,
  CompoundId,
  DocumentedOutcome,
  JobId,
  Outcome,
  UndocumentedOutcome,
  UnsentOutcome,
} from "./jobs/outcome.ts";
export type {
  ApiKey,
  ApiKeys,
  CallOptions,
  CancelOptions,
  ClientOptions,
  ConfirmOptions,
  EvenIfFinished,
} from "./options.ts";
export {
  type CancelableProvider,
  createCancelableProvider,
  createProvider,
  createTrackableProvider,
  type Provider,
  type TrackableProvider,
} from "./provider.ts";
export {
  type CancelableKind,
  createProviderOfKinds,
  createStatusFirstProvider,
  type StatusFirstKind,
  type StatusFirstProvider,
  type TrackableKind,
} from "./provider-of-kinds.ts";
