export type { Client } from "./client.ts";
export type {
  AnswerErrorCode,
  CancelableDescriptor,
  CancelDescriptor,
  CredentialDescriptor,
  IdKind,
  Meaning,
  ProviderDescriptor,
  StateInBody,
} from "./descriptor.ts";
export { CalloffError, type CalloffErrorCode, type CalloffErrorFields } from "./error.ts";
export type { CallEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent, WarningEvent } from "./hooks.ts";
export { meaningOf, type StatusMeaning } from "./meaning.ts";
export type { ApiKey, CancelOptions, ClientOptions } from "./options.ts";
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
  type Provider,
} from "./provider.ts";
