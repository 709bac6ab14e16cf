import type { ComparisonReport, DriftReport, ProviderDrift } from "../drift-report.ts";

/** Both kinds of report as one: two files that were compared are shown as a provider of that name would be. */
export function asProviders(report: DriftReport | ComparisonReport): readonly ProviderDrift[] {
  if ("providers" in report) return report.providers;
  const { bump, verdicts, changes, compared } = report;
  return [
    {
      provider: `${compared.before} → ${compared.after}`,
      status: changes.length === 0 && bump === "none" ? "unchanged" : "drift",
      bump,
      verdicts,
      changes,
      sources: [],
      newUpstream: [],
    },
  ];
}
