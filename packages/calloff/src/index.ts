export {
  type CallOptions,
  type Calloff,
  CalloffError,
  type CalloffErrorCode,
  type CancelOptions,
  type CancelState,
  type Confirmation,
  type ConfirmOptions,
  createCalloff,
  formatReference,
  type JobReference,
  type JobState,
  type JobStatus,
  type Outcome,
} from "@calloff/core";
export { calloff } from "./calloff.ts";
export { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";
