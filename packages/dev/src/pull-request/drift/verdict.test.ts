import { describe, expect, test } from "vitest";
import { UNCHANGED } from "../testing/small-repository.ts";
import type { ProviderResult } from "./provider-result.ts";
import { changesInWords, FAIL_ON, failureIn, sectionOf } from "./verdict.ts";

const unchanged: ProviderResult = { ...UNCHANGED, report: "## Asks for no release\n\n- acme: unchanged" };
const minor: ProviderResult = { ...unchanged, provider: "beta", outcome: "drift", verdict: "minor" };
const major: ProviderResult = { ...minor, provider: "zeta", verdict: "major" };
const unknown: ProviderResult = { ...UNCHANGED, provider: "odd", outcome: "unknown", log: "no\nanswer" };

describe("a run fails", () => {
  const failures = (result: ProviderResult): string[] =>
    FAIL_ON.filter((failOn) => failureIn([result], failOn) !== undefined);

  test.each([
    ["never for a vendor that has not changed", unchanged, []],
    ["for any change only with drift", minor, ["drift"]],
    ["for a change that breaks code with major, too", major, ["major", "drift"]],
    ["for what could not be told unless it never fails", unknown, ["unknown", "major", "drift"]],
  ])("%s", (_, result, expected) => {
    expect(failures(result)).toEqual(expected);
  });

  test("with all of its reasons in one line", () => {
    expect(failureIn([unchanged, minor, major, unknown], "drift")).toBe(
      "fail-on is drift: beta has drifted (minor); zeta has drifted (major); odd could not be told.",
    );
  });
});

test("a report is headed by its vendor, without the names of temporary files", () => {
  const report =
    "## Asks for a **major** release\n\n- ../t/before.yaml → ../t/after.yaml: drift: asks\n\nText";
  expect(sectionOf({ ...major, report })).toBe(
    "## zeta: asks for a **major** release\n\n- drift: asks\n\nText\n",
  );
});

test("without a report, what the command said is code, whatever stands in it", () => {
  expect(sectionOf({ ...unknown, log: "no\n# answer" })).toBe(
    "## odd: could not be told\n\n    no\n    # answer\n",
  );
});

test("says of a pull request what is new, gone and changed", () => {
  const document = { path: "specs/x/openapi.yaml", id: "1" };
  const changes = [
    { provider: "acme", before: document, after: document },
    { provider: "gone", before: document, after: undefined },
    { provider: "new", before: undefined, after: document },
  ];
  expect(changesInWords(changes, new Map([["acme", unchanged]])).match(/^## .*/gm)).toEqual([
    "## acme: asks for no release",
    "## gone: removed",
    "## new: new",
  ]);
});

test("keeps within what GitHub takes", () => {
  const long = { ...major, report: `## Asks for a **major** release\n\n${"x".repeat(70_000)}` };
  const document = { path: "specs/x/openapi.yaml", id: "1" };
  const text = changesInWords(
    [{ provider: "zeta", before: document, after: document }],
    new Map([["zeta", long]]),
  );
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/The rest is in the run's summary\.\n$/);
});
