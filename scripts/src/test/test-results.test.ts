import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addUp, clearResults, testedPackages } from "./test-results.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "calloff-results-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(folder: string, name: string, content: object): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), JSON.stringify(content));
}

const report = (success: boolean, passed: number, failed: number, skipped = 0): object => ({
  success,
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: 0,
});

test("finds the packages that have tests", () => {
  write("packages/a", "package.json", { scripts: { test: "vitest run" } });
  write("packages/b", "package.json", { scripts: { build: "tsdown" } });
  write("packages/c", "other.json", {});
  write("scripts", "package.json", { scripts: { test: "vitest run" } });
  write("scripts/release", "package.json", { scripts: { test: "vitest run" } });
  expect(testedPackages(root)).toEqual(["packages/a", "scripts", "scripts/release"]);
});

test("adds up what passed, failed and was skipped", () => {
  write("a", "test-results.json", report(true, 3, 0));
  write("b", "test-results.json", report(false, 2, 4, 1));
  expect(addUp(["a", "b"], root)).toEqual({ passed: 5, failed: 4, skipped: 1 });
});

test("a package without results, or with an error outside its tests, is a failure", () => {
  write("a", "test-results.json", report(false, 3, 0));
  expect(addUp(["a", "missing"], root)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test("results of an earlier run do not count", () => {
  write("a", "test-results.json", report(true, 3, 0));
  clearResults(["a", "missing"], root);
  expect(addUp(["a"], root)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
