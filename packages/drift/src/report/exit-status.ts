import type { ComparisonReport, DriftReport } from "../drift-report.ts";
import { asProviders } from "./as-providers.ts";

/**
 * The exit status that a program should end with after a comparison.
 *
 * @returns 0 when nothing changed, 1 when there is drift, 2 when it could not be told for at least one provider
 * @example
 * process.exitCode = exitStatusOf(report);
 */
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
