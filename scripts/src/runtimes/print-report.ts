import { notRunReasons } from "./not-run-reasons.ts";
import type { RuntimeReport } from "./runtime.ts";

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
