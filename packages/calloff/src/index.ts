export {
  type AbortWatch,
  type Calloff,
  CalloffError,
  type CalloffErrorCode,
  type CancelAllOptions,
  type CancelOptions,
  type CancelResult,
  type CancelState,
  createCalloff,
  type GuardedJob,
  type GuardOptions,
  type JobReference,
  type Outcome,
} from "@calloff/core";
export { calloff } from "./calloff.ts";
export { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";
