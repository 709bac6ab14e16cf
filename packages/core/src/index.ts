export {
  CalloffError,
  type CalloffErrorCode,
  type CancelOptions,
  type CancelState,
  type Outcome,
} from "@calloff/runtime";
export {
  type Calloff,
  type CancelableName,
  createCalloff,
  type IdOf,
  type OutcomeOf,
  type ProviderMap,
} from "./calloff.ts";
export type { AbortWatch } from "./cancel-on-abort.ts";
export type { GuardedJob, GuardOptions } from "./guard.ts";
export type { JobReference } from "./job-reference.ts";
export type { CancelAllOptions } from "./many/cancel-all-options.ts";
export type { AnsweredResult, CancelResult, FailedResult, NotSentResult } from "./many/cancel-result.ts";
