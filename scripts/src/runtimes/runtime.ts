import type { CaseResult } from "./suite/case.ts";

/** What a runtime is given to run. */
export interface Material {
  /** The packages as a user installs them, and the suite beside them. */
  readonly folder: string;
  /** The suite as a bundler makes it: a folder with a page, and one module. */
  readonly page: string;
  readonly worker: string;
}

/** What came of the suite in a runtime: its version in its own words, and one result for each case. */
export interface SuiteRun {
  readonly version: string;
  readonly results: readonly CaseResult[];
}

/** Of one runtime: what the suite gave, or why nothing was. */
export interface RuntimeReport {
  readonly runtime: string;
  readonly suiteRun: SuiteRun | undefined;
  /** Set where `suiteRun` is not. */
  readonly missing?: string;
}

/** A place where the packages are to work. */
export interface Runtime {
  readonly name: string;
  /** The version that the repository installs; `undefined` where it takes the machine's. */
  readonly pin: string | undefined;
  /** Where its program is; `undefined` when it is not on this machine. */
  readonly program: string | undefined;
  readonly run: (program: string, material: Material) => Promise<SuiteRun>;
}

/** Milliseconds for all of a suite, on a busy machine. */
export const MAX_SUITE_MS = 300_000;

/** One more case: whatever it was that somebody saw go wrong beside the others. */
export function nothingElse(problems: string): CaseResult {
  const name = "nothing else goes wrong: no unhandled rejection, no warning, nothing left running";
  return problems.trim() === ""
    ? { name, result: "passed" }
    : { name, result: "failed", reason: problems.trim() };
}

/** Why cases were not run, each reason once and with the number of cases. */
export function notRunReasons(results: readonly CaseResult[]): string[] {
  const reasons = results.flatMap(({ result, reason }) => (result === "not run" ? [reason ?? ""] : []));
  const times = (reason: string) => reasons.filter((other) => other === reason).length;
  return [...new Set(reasons)].map((reason) => `${times(reason)} × ${reason}`);
}

/** A line for each runtime, and one for each case that did not pass. */
export function printReport({ runtime, suiteRun, missing }: RuntimeReport): string {
  if (suiteRun === undefined) return `– ${runtime}: NOT RUN: ${missing}\n`;
  const { version, results } = suiteRun;
  const count = (wanted: string) => results.filter(({ result }) => result === wanted).length;
  const failed = count("failed");
  const head = `${failed === 0 ? "✓" : "✗"} ${runtime}, ${version}: ${count("passed")} passed, ${failed} failed, ${count("not run")} not run\n`;
  const failures = results
    .filter(({ result }) => result === "failed")
    .map(({ name, reason }) => `    failed: ${name}\n      ${reason}\n`);
  const reasons = notRunReasons(results).map((reason) => `    not run: ${reason}\n`);
  return [head, ...failures, ...reasons].join("");
}
