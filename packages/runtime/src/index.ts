export { adaptAnswer } from "./adapt/adapt-answer.ts";
export { adaptBody } from "./adapt/adapt-body.ts";
export { adaptParameters } from "./adapt/adapt-parameters.ts";
export type { Adapt, OperationDescriptor, ParameterStyle, PartDescriptor } from "./adapt/operation.ts";
export { writeForm } from "./adapt/write-form.ts";
export { writeMultipart } from "./adapt/write-multipart.ts";
export type { Client } from "./client.ts";
export type { Confirmation, Confirmed } from "./confirmation.ts";
export type { Proof, Prove } from "./credential.ts";
export { Deadline, shareDeadline } from "./deadline.ts";
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
export type { CallEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent, WarningEvent } from "./hooks.ts";
export { INTEGER_RULE, UUID_RULE } from "./id-rules.ts";
export { invalidOption } from "./invalid-option.ts";
export { checkJobId, type IdRule } from "./job-id.ts";
export type { FinalJobState, JobState, JobStatus } from "./job-status.ts";
export { lazily } from "./lazily.ts";
export { loadWords } from "./load-later.ts";
export { meaningOf, type StatusMeaning } from "./meaning.ts";
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
  type CancelState,
  type DocumentedOutcome,
  isCancelState,
  type JobId,
  type Outcome,
  type OutcomeBase,
  type Stopped,
  type UndocumentedOutcome,
} from "./outcome.ts";
export {
  type CancelableProvider,
  createCancelableProvider,
  createProvider,
  createTrackableProvider,
  type Provider,
  type TrackableProvider,
} from "./provider.ts";
export { proveBySchemes } from "./security.ts";
