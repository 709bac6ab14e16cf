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
export type { JobReference } from "./job-reference.ts";
