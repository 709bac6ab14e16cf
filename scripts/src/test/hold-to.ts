import { type Check, runCheck } from "./check.ts";
import { closingLine, type Totals } from "./totals.ts";

/**
 * Holds the repository to checks and then to tests, whatever came of the checks. Each check counts as one test. The last
 * line that is printed says how many passed and failed; the exit status is 1 when anything failed.
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
