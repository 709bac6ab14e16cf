import type { ComparisonReport, DriftReport } from "../drift-report.ts";

/** 0: nothing changed; 1: drift; 2: it could not be told for at least one provider. */
export function exitStatusOf(report: DriftReport | ComparisonReport): 0 | 1 | 2 {
  if (!("providers" in report)) return report.bump === "none" && report.changes.length === 0 ? 0 : 1;
  const statuses = report.providers.map(({ status }) => status);
  if (statuses.includes("unknown")) return 2;
  return statuses.includes("drift") ? 1 : 0;
}
