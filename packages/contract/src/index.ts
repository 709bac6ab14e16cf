export { loadSubject } from "./load-subject.ts";
export type { AnswerRow, ErrorRow, StateRow, StatusRow } from "./provider-tests/tables.ts";
export { renderHtml } from "./render-html.ts";
export { type ContractReport, makeReport, printReport } from "./report.ts";
export { type Gets, hasFailed, type Origin, type Row, type Sends, type Via } from "./row.ts";
export { allRows, runContract } from "./run-contract.ts";
export type { BuiltClient, BuiltJobs, JobTables, Subject } from "./subject.ts";
export { type ProviderOrigin, type ProviderSummary, summarizeProvider } from "./summarize-provider.ts";
