export type { Advice } from "./advice/advice.ts";
export { adviceFor } from "./advice/advice-for.ts";
export type { Bump, Change, Comparison, Flag, Judge } from "./change.ts";
export { CHANGE_KINDS, type ChangeId, type ChangeKind } from "./change-kinds.ts";
export { compareDocuments } from "./compare-documents.ts";
export { compareSources } from "./compare-sources.ts";
export type {
  ComparisonReport,
  DriftReport,
  KnownDrift,
  ProviderDrift,
  UnknownDrift,
} from "./drift-report.ts";
export { exitStatusOf } from "./drift-report.ts";
export { type Format, renderReport } from "./report/render-report.ts";
