export type { Proof, Prove } from "./auth/authenticate.ts";
export { proveBySchemes } from "./auth/authenticate-by-schemes.ts";
export type {
  Adapt,
  OperationDescriptor,
  ParameterStyle,
  PartDescriptor,
} from "./client/request-transform.ts";
export { adaptAnswer } from "./client/transform-answer.ts";
export { adaptBody } from "./client/transform-body.ts";
export { adaptParameters } from "./client/transform-parameters.ts";
export { writeForm } from "./client/write-form.ts";
export { writeMultipart } from "./client/write-multipart.ts";
export type { Client } from "./client.ts";
export type {
  AnswerErrorCode,
  CancelableDescriptor,
  CancelDescriptor,
  CredentialDescriptor,
  IdKind,
  JobIdDescriptor,
  JobOperation,
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
export { Deadline, shareDeadline } from "./http/deadline.ts";
export type {
  CallEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  WarningEvent,
} from "./http/hooks.ts";
export { invalidOption } from "./invalid-option.ts";
export type { Confirmation, Confirmed } from "./jobs/confirmation.ts";
export { INTEGER_RULE, UUID_RULE } from "./jobs/id-rules.ts";
export { checkJobId, type IdRule } from "./jobs/job-id.ts";
export type { FinalJobState, JobState, JobStatus } from "./jobs/job-status.ts";
export { meaningOf, type StatusMeaning } from "./jobs/meaning.ts";
export {
  type CancelState,
  type DocumentedOutcome,
  isCancelState,
  type JobId,
  type Outcome,
  type OutcomeBase,
  type Stopped,
  type UndocumentedOutcome,
} from "./jobs/outcome.ts";
export { lazily } from "./lazily.ts";
export { loadWords } from "./load-later.ts";
export {
  type ApiKey,
  type ApiKeys,
  type CallOptions,
  type CancelOptions,
  type ClientOptions,
  type ConfirmOptions,
  checkCallOptions,
  checkInteger,
} from "./options.ts";
export {
  type CancelableProvider,
  createCancelableProvider,
  createProvider,
  createTrackableProvider,
  type Provider,
  type TrackableProvider,
} from "./provider.ts";
