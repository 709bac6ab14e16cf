import type { Bump, Comparison } from "./change.ts";

/** What became of one provider's document upstream. */
export type ProviderDrift = KnownDrift | UnknownDrift;

/** The vendor's document was read and compared. */
export interface KnownDrift extends Comparison {
  readonly provider: string;
  readonly status: "unchanged" | "drift";
  /** Where the document was read: paths and URLs. */
  readonly sources: readonly string[];
  /** Operations that the vendor documents there and that are not vendored, as in `GET /jobs`; no change of ours. */
  readonly newUpstream: readonly string[];
}

/** It could not be told. */
export interface UnknownDrift {
  readonly provider: string;
  readonly status: "unknown";
  /** What, where, and what to do; one line or more. */
  readonly problem: string;
}

/** What a comparison of each provider's document with the vendor's newest one found. */
export interface DriftReport {
  /** The hardest of all providers'. */
  readonly bump: Bump;
  readonly providers: readonly ProviderDrift[];
}

/** What a comparison of two documents found. */
export interface ComparisonReport extends Comparison {
  /** The two files, as they were named. */
  readonly compared: { readonly before: string; readonly after: string };
}
