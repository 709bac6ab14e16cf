import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readResult } from "./provider-result.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "provider-result-"));
  mkdirSync(join(folder, "acme"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const leave = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "acme", name), text);
};

test.each([
  ["0\n", "unchanged"],
  ["1\n", "drift"],
  ["2\n", "unknown"],
  ["143\n", "unknown"],
  ["", "unknown"],
  ["toString\n", "unknown"],
] as const)("status %j is %s", (status, outcome) => {
  leave({ status, "report.md": "## Asks for no release\n" });
  expect(readResult(folder, "acme").outcome).toBe(outcome);
});

test("takes what there is, without what was said to GitHub alone", () => {
  leave({
    status: "1",
    "report.md": "## Asks for a **major** release\n\n- acme: drift\n",
    "log.txt": "one\n::warning file=a::b\ntwo\n",
    "changes.patch": "diff",
  });
  expect(readResult(folder, "acme")).toEqual({
    provider: "acme",
    outcome: "drift",
    verdict: "major",
    report: "## Asks for a **major** release\n\n- acme: drift",
    log: "one\ntwo",
    patch: join(folder, "acme", "changes.patch"),
  });
});

test("an empty patch is none", () => {
  leave({ status: "0", "changes.patch": "" });
  expect(readResult(folder, "acme").patch).toBeUndefined();
});

test("a job that left nothing could not tell", () => {
  expect(readResult(folder, "zeta")).toEqual({
    provider: "zeta",
    outcome: "unknown",
    verdict: "none",
    report: "",
    log: "The job that looks at this provider ended without a result; its log says why.",
    patch: undefined,
  });
});

test("a command that is not there ends with 1 too, and writes no report", () => {
  leave({ status: "1", "log.txt": "npm error npx canceled due to missing packages\n" });
  expect(readResult(folder, "acme")).toMatchObject({
    outcome: "unknown",
    log: "npm error npx canceled due to missing packages",
  });
});
