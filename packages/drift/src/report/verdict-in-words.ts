import { type JsonValue, visibleText } from "@calloff/openapi/internal";
import {
  asProviders,
  type ComparisonReport,
  type DriftReport,
  type KnownDrift,
  type ProviderDrift,
} from "../drift-report.ts";

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
