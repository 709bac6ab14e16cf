import { readFile } from "node:fs/promises";

const MAX_SHOWN = 5;

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface TestResults {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

export async function readTestResults(path: string): Promise<TestResults> {
  return JSON.parse(await readFile(path, "utf8")) as TestResults;
}

/** A line for each of the first tests that failed, or for a file that could not be run at all. */
export function failedTests({ testResults }: TestResults): string[] {
  const lines = testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (assertionResults.length === 0) return [`✗ ${name}: ${firstLine(message)}`];
    return failed.map(({ fullName, failureMessages: [why = ""] }) => `✗ ${fullName}: ${firstLine(why)}`);
  });
  const more = lines.length - MAX_SHOWN;
  return [...lines.slice(0, MAX_SHOWN), ...(more > 0 ? [`and ${more} more.`] : [])];
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}

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
