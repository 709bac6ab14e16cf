import type { TestResults } from "@calloff/dev/internal";

/** What came of a run, in numbers. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts the tests of a run of Vitest, and as one failure each a file that could not be run, a run that left no results,
 * and one that failed outside its tests.
 */
export function countTests(results: TestResults | undefined, succeeded: boolean): Totals {
  const files = results?.testResults ?? [];
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = count("failed") + broken.length;
  const unseen = failed === 0 && (results === undefined || !succeeded) ? 1 : 0;
  const passed = count("passed");
  return { passed, failed: failed + unseen, skipped: statuses.length - passed - count("failed") };
}

/** The last line of a run, which machines read. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}
