import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addUpFaults } from "./fault-totals.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "calloff-faults-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(folder: string, file: string, statuses: string[]): void {
  mkdirSync(join(root, folder));
  const assertionResults = statuses.map((status) => ({ status }));
  const testResults = [{ name: `/somewhere/${folder}/test/${file}`, assertionResults }];
  writeFileSync(join(root, folder, "test-results.json"), JSON.stringify({ testResults }));
}

test("counts the faults of every provider, and no other tests", () => {
  write("a", "faults.test.ts", ["passed", "passed", "failed"]);
  write("b", "faults.test.ts", ["passed", "skipped"]);
  write("c", "contract.test.ts", ["passed"]);
  expect(addUpFaults(["a", "b", "c", "missing"], root)).toEqual({ providers: 2, played: 5, survived: 3 });
});
