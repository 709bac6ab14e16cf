import type { ComparisonReport, DriftReport } from "../drift-report.ts";
export function renderMarkdown(_report: DriftReport | ComparisonReport): string {
  return "";
}
