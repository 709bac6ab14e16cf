export type { Advice } from "./advice/advice.ts";
export { adviceFor } from "./advice/advice-for.ts";
export { BUMPS, type Bump, type Change, type Comparison, highestBump } from "./change.ts";
export { CHANGE_KINDS, type ChangeKind } from "./change-kinds.ts";
export { compareDocuments } from "./compare-documents.ts";
export { compareSources } from "./compare-sources.ts";
export type {
  ComparisonReport,
  DriftReport,
  KnownDrift,
  ProviderDrift,
  UnknownDrift,
} from "./drift-report.ts";
export { exitStatusOf, valueInShort } from "./drift-report.ts";
export { codeBlock, codeSpan, prose } from "./report/markdown-text.ts";
export { renderJson } from "./report/render-json.ts";
export { FORMATS, type Format, renderReport } from "./report/render-report.ts";
export { DRIFT_REPORT, sampleChange } from "./report/testing/sample-reports.ts";
export { onlyOperations } from "./upstream/only-operations.ts";
export { readUpstream, type Upstream, type Vendored } from "./upstream/read-upstream.ts";
