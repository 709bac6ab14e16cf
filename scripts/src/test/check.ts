import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { closingLine, countTests, readTestResults, type Totals } from "./totals.ts";

/** One thing that the repository is held to. */
export interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Beside this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a check with its output in sight, and says how it went. */
function runCheck({ name, program, args, env }: Check): boolean {
  process.stdout.write(`\n▸ ${name}\n`);
  const { status } = spawnSync(program, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.stdout.write(`✗ ${name} failed\n`);
  return status === 0;
}

/**
 * Holds the repository to checks and then to tests, whatever came of the checks. Each check counts as one test. The last
 * line that is printed says how many passed and failed; the exit code is 1 when anything failed.
 */
export async function holdTo(checks: readonly Check[], runTests: () => Promise<Totals>): Promise<void> {
  const failedChecks = checks.filter((check) => !runCheck(check));
  const tests = await runTests();
  const passed = tests.passed + checks.length - failedChecks.length;
  const failed = tests.failed + failedChecks.length;
  for (const { name } of failedChecks) process.stdout.write(`\n✗ ${name} failed; more of it above.\n`);
  process.stdout.write(`\n${closingLine({ ...tests, passed, failed })}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

const RESULTS = "test-results.json";

/** Runs the tests of all packages in one Vitest, in the folder that is the root of the repository. */
export async function runTests(name: string, env: Readonly<Record<string, string>> = {}): Promise<Totals> {
  rmSync(RESULTS, { force: true });
  const args = ["run", "--config", join(".config", "vitest.config.js")];
  const succeeded = runCheck({ name, program: "vitest", args, env });
  const results = await readTestResults(RESULTS).catch(() => undefined);
  return countTests(results, succeeded);
}
