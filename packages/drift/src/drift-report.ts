import { type JsonValue, visibleText } from "@calloff/openapi/internal";
import type { Bump, Comparison } from "./change.ts";

/** The result for one provider. */
export type ProviderDrift = KnownDrift | UnknownDrift;

/** The result when the vendor's document was read and compared. */
export interface KnownDrift extends Comparison {
  /** The provider's name. */
  readonly provider: string;
  /** Whether anything changed. */
  readonly status: "unchanged" | "drift";
  /** Where the document was read: paths and URLs. */
  readonly sources: readonly string[];
  /** Operations in the vendor's document that are not vendored, as in `GET /jobs`. They are not changes. */
  readonly newUpstream: readonly string[];
  /** A sentence with a further fact about the comparison, for example that the document was written by hand. */
  readonly note?: string;
}

/** The result when the vendor's document could not be checked. */
export interface UnknownDrift {
  /** The provider's name. */
  readonly provider: string;
  /** Always `unknown`. */
  readonly status: "unknown";
  /** What is wrong, where, and what to do; one line or more. */
  readonly problem: string;
}

/** The report of a comparison of each provider's document with the vendor's newest one. */
export interface DriftReport {
  /** The highest release that a provider's changes require. */
  readonly bump: Bump;
  /** The result for each provider. */
  readonly providers: readonly ProviderDrift[];
}

/** The report of a comparison of two documents. */
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

/** What it comes to for one provider, in one line: which release, and who says so; or why it could not be told. */
export function verdictInWords(drift: ProviderDrift): string {
  if (drift.status === "unknown") return `could not tell: ${drift.problem}`;
  const { note } = drift;
  return note === undefined ? knownInWords(drift) : `${knownInWords(drift)}; ${note}`;
}

function knownInWords(drift: KnownDrift): string {
  if (drift.status === "unchanged") return "unchanged";
  if (drift.bump === "none") return "drift, with the same meaning: asks for no release";
  return `drift: asks for a ${drift.bump} release, says ${whoSaysSo(drift)}`;
}

function whoSaysSo({ bump, verdicts: { walk, compiler } }: KnownDrift): string {
  if (walk === compiler) return "the walk, and so does the compiler";
  return walk === bump ? `the walk (the compiler: ${compiler})` : `the compiler (the walk: ${walk})`;
}

/** A side of a change on one line, cut where it gets long; `undefined` where nothing stood. */
export function valueInShort(value: JsonValue, limit = 160): string | undefined {
  if (value === null) return undefined;
  const text = visibleText(typeof value === "string" ? value : JSON.stringify(value));
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/**
 * The exit code that a program should end with after a comparison.
 *
 * @returns 0 when nothing changed, 1 when there is drift, 2 when at least one provider could not be checked
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
  return `Exit code ${exitStatusOf(report)}: ${parts.join("; ") || "nothing changed"}.`;
}
