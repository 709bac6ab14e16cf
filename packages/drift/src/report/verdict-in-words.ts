import type { ProviderDrift } from "../drift-report.ts";

/** What it comes to for one provider, in one line: which release, and who says so; or why it could not be told. */
export function verdictInWords(drift: ProviderDrift): string {
  if (drift.status === "unknown") return `could not tell: ${drift.problem}`;
  if (drift.status === "unchanged") return "unchanged";
  if (drift.bump === "none") return "drift, with the same meaning: asks for no release";
  return `drift: asks for a ${drift.bump} release, says ${whoSaysSo(drift)}`;
}

function whoSaysSo({
  bump,
  verdicts: { walk, compiler },
}: Exclude<ProviderDrift, { status: "unknown" }>): string {
  if (walk === compiler) return "the walk, and so does the compiler";
  return walk === bump ? `the walk (the compiler: ${compiler})` : `the compiler (the walk: ${walk})`;
}
