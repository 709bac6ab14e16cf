import { expect, test } from "vitest";
import { closingLine, countTests, type TestResults } from "./totals.ts";

/** The results of a run, each file as its own status and those of its tests. */
function run(...files: readonly (readonly [status: string, ...tests: string[]])[]): TestResults {
  const testResults = files.map(([status, ...tests]) => ({
    name: "some.test.ts",
    message: "",
    status,
    assertionResults: tests.map((one) => ({ status: one, fullName: "a test", failureMessages: [] })),
  }));
  return { numPassedTests: 0, testResults };
}

test("counts what passed, what failed and what was skipped, in all files", () => {
  const results = run(["failed", "passed", "failed", "failed"], ["passed", "passed", "pending", "todo"]);
  expect(countTests(results, false)).toEqual({ passed: 2, failed: 2, skipped: 2 });
});

test("counts a file that could not be run as one failure, beside those of others", () => {
  expect(countTests(run(["failed"], ["failed", "failed"]), false)).toEqual({
    passed: 0,
    failed: 2,
    skipped: 0,
  });
});

test("counts a file that failed after its tests had passed as one failure", () => {
  expect(countTests(run(["failed", "passed"]), false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("counts a run that left no results as one failure", () => {
  expect(countTests(undefined, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("counts a run that failed outside its tests as one failure", () => {
  expect(countTests(run(["passed", "passed"]), false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("says in the last line what was skipped, if anything was", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});
