import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runAll } from "./run-all.ts";
import type { RuntimeReport } from "./runtime.ts";
import { listRuntimes } from "./runtime-matrix.ts";
import { findStaleRows, renderRow } from "./runtimes-table.ts";

const root = resolve(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs", "runtimes.md"), "utf8");
const runtimes = listRuntimes(root);

test("the table in docs/runtimes.md names these runtimes, in the versions that are installed", () => {
  expect(findStaleRows(page, runtimes), "npm run runtimes -- --write makes it anew").toEqual([]);
});

describe("the packed packages", () => {
  let reports: RuntimeReport[] = [];
  beforeAll(async () => {
    reports = await runAll(root, runtimes);
  }, 600_000);

  const reportOf = (name: string) => reports.find(({ runtime }) => runtime === name);
  const namesIn = (name: string) => reportOf(name)?.suiteRun?.results.map((result) => result.name);

  test.for(runtimes)("do in $name what they do elsewhere", ({ name, pin }, { skip }) => {
    const report = reportOf(name);
    skip(report?.missing !== undefined, report?.missing);
    const { results = [], version } = report?.suiteRun ?? {};
    expect(results.filter(({ result }) => result === "failed")).toEqual([]);
    // The same cases everywhere, and as many as the page says.
    expect(namesIn(name)).toEqual(
      namesIn(reports.find(({ suiteRun }) => suiteRun !== undefined)?.runtime ?? ""),
    );
    const row = report === undefined ? "" : renderRow(report);
    const isAsOnPage =
      version === pin ? page.includes(row) : withoutVersions(page).includes(withoutVersions(row));
    expect(isAsOnPage, `${row}${version} is not in docs/runtimes.md: npm run runtimes -- --write`).toBe(true);
  });
});

/** Chromium is the machine's own, and so is Node where the pinned one is not installed. */
const withoutVersions = (table: string): string => table.replace(/^(\| [^|]+\|)[^|]*/gm, "$1");
