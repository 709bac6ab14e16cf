import type { ComparisonReport, DriftReport } from "../drift-report.ts";
import { asProviders } from "./as-providers.ts";

/** 0: nothing changed; 1: drift; 2: it could not be told for at least one provider. */
export function exitStatusOf(report: DriftReport | ComparisonReport): 0 | 1 | 2 {
  const statuses = asProviders(report).map(({ status }) => status);
  if (statuses.includes("unknown")) return 2;
  return statuses.includes("drift") ? 1 : 0;
}

/** The status and why, in one line. */
export function exitStatusInWords(report: DriftReport | ComparisonReport): string {
  const providers = asProviders(report);
  const of = (status: string) =>
    providers.flatMap((drift) => (drift.status === status ? [drift.provider] : []));
  const [drifted, unknown] = [of("drift"), of("unknown")];
  const parts = [
    unknown.length > 0 &&
      `could not tell for ${unknown.length} of ${providers.length} (${unknown.join(", ")})`,
    drifted.length > 0 && ("compared" in report ? "the two differ" : `drift in ${drifted.join(", ")}`),
  ].filter((part) => part !== false);
  return `Exit status ${exitStatusOf(report)}: ${parts.join("; ") || "nothing changed"}.`;
}
