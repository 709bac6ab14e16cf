import type { ComparisonReport, DriftReport } from "../drift-report.ts";
export function renderHtml(_report: DriftReport | ComparisonReport): string {
  return "";
}
