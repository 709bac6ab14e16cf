export {
  type CallOptions,
  type Calloff,
  CalloffError,
  type CalloffErrorCode,
  type CancelAllOptions,
  type CancelOptions,
  type CancelResult,
  type CancelState,
  type Confirmation,
  type ConfirmOptions,
  formatReference,
  type JobReference,
  type JobState,
  type JobStatus,
  type Outcome,
} from "@calloff/core";
export {
  type AbortWatch,
  createCalloff,
  type GuardedJob,
  type GuardOptions,
  type LateJob,
  type StartCalloff,
  StartError,
  type StartedJob,
  type StartOptions,
  type Submit,
} from "@calloff/core/start";
export { calloff } from "./calloff.ts";
export { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";
