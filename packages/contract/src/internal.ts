export { bodyForTypes, SampledBytes } from "./body-for-types.ts";
export { concreteStatuses } from "./concrete-statuses.ts";
export {
  contentOf,
  type DocumentedOperation,
  type DocumentedParameter,
  documentedOperations,
  isJsonType,
} from "./documented-operation.ts";
export { type LiveIo, type LiveOptions, runLive } from "./live/run-live.ts";
export { loadGenerated, loadSubject } from "./load-subject.ts";
export { type JudgedMutant, judgeMutant, mutantsOf } from "./mutants/run-mutants.ts";
export { renderHtml } from "./render-html.ts";
export { type ContractReport, makeReport, printReport } from "./report.ts";
export { type RequestSample, sampleRequests } from "./request-sample.ts";
export { hasFailed, inOneLine, type Row } from "./row.ts";
export { allRows, runContract } from "./run-contract.ts";
export { sampleValue, Unsampled } from "./sample.ts";
export { createSchemaValidator, type SchemaValidator } from "./schema-validator.ts";
export type { BuiltClient, Subject } from "./subject.ts";
export { type ProviderSummary, summarizeProvider, typedOperations } from "./summarize-provider.ts";
export { type ProviderTables, readTables, type Tables } from "./tables.ts";
