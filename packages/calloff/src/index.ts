export {
  type Calloff,
  CalloffError,
  type CalloffErrorCode,
  type CancelOptions,
  type CancelState,
  createCalloff,
  type JobReference,
  type Outcome,
} from "@calloff/core";
export { calloff } from "./calloff.ts";
export { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";
