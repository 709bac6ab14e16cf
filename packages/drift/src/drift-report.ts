import type { Bump, Comparison } from "./change.ts";

/** What became of one provider's document upstream. */
export type ProviderDrift = KnownDrift | UnknownDrift;

/** The vendor's document was read and compared. */
export interface KnownDrift extends Comparison {
  /** The provider's name. */
  readonly provider: string;
  /** Whether anything changed. */
  readonly status: "unchanged" | "drift";
  /** Where the document was read: paths and URLs. */
  readonly sources: readonly string[];
  /** Operations that the vendor documents there and that are not vendored, as in `GET /jobs`. They are no changes. */
  readonly newUpstream: readonly string[];
  /** What else is to be known of the comparison, in a sentence: that the document was written by hand, for one. */
  readonly note?: string;
}

/** Whether the vendor's document changed could not be told. */
export interface UnknownDrift {
  /** The provider's name. */
  readonly provider: string;
  /** Always `unknown`. */
  readonly status: "unknown";
  /** What is wrong, where, and what to do; one line or more. */
  readonly problem: string;
}

/** What a comparison of each provider's document with the vendor's newest one found. */
export interface DriftReport {
  /** The highestBump release that a provider's changes ask for. */
  readonly bump: Bump;
  /** What became of each provider. */
  readonly providers: readonly ProviderDrift[];
}

/** What a comparison of two documents found. */
export interface ComparisonReport extends Comparison {
  /** The two files, as they were named. */
  readonly compared: {
    /** The older one: a path or a URL. */
    readonly before: string;
    /** The newer one: a path or a URL. */
    readonly after: string;
  };
}

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
