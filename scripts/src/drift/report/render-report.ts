import type { ComparisonReport, DriftReport } from "../drift-report.ts";

export const FORMATS = ["text", "json", "markdown", "html"] as const;

export type Format = (typeof FORMATS)[number];

export function renderReport(report: DriftReport | ComparisonReport, format: Format): string {
  if (format === "json") return `${JSON.stringify(report, null, 2)}\n`;
  const providers = "providers" in report ? report.providers : [];
  return providers
    .map((drift) => `${drift.provider}  ${drift.status === "unknown" ? drift.problem : drift.status}\n`)
    .join("");
}
