import { describe, expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";
import { nextStep, printSummary } from "./print-summary.ts";
import { Tally } from "./tally.ts";

const RUN = { seconds: 3.2, resumed: 0, repeated: 0, isPartial: false, unread: 0, next: undefined };
const plain = (_: string, text: string): string => text;
const PIPE = { screen: {}, paint: plain };
const TERMINAL = { screen: { isTTY: true, rows: 24, columns: 80 }, paint: plain };

function tallyOf(canceled: number, ...lost: string[]): Tally {
  const tally = new Tally();
  for (let job = 0; job < canceled; job += 1) {
    tally.add(`pulse:${job}`, { kind: "answered", state: "canceled", stopped: true }, true);
  }
  for (const reference of lost) tally.add(reference, { kind: "answered", state: "not-found" }, true);
  return tally;
}

test("by state, and last the jobs that may still be running", () => {
  expect(printSummary(tallyOf(1_500, "pulse:lost", "pulse:a\u001b[2J"), RUN, PIPE)).toBe(
    [
      "1,502 jobs in 4s",
      "    1,500  canceled",
      "        2  not-found",
      "",
      "2 jobs may still be running:",
      "  pulse:lost  not-found",
      "  pulse:a\\u001b[2J  not-found",
      "",
    ].join("\n"),
  );
});

test("nothing is listed when nothing may be running", () => {
  expect(printSummary(tallyOf(1), RUN, PIPE)).toBe("1 job in 4s\n        1  canceled\n");
});

test("what an earlier run did, and what was there twice, is said", () => {
  const summary = printSummary(tallyOf(5), { ...RUN, resumed: 3, repeated: 2 }, PIPE);
  expect(summary).toContain("5 jobs in 4s, 3 of them in an earlier run\n");
  expect(summary).toContain("2 jobs listed more than once, sent once\n");
});

test.each([
  [undefined, "ended early: references that had not been read are not counted\n"],
  [40, "ended early: 40 jobs had not been read, and nothing was sent for them\n"],
])("an end before all was read is said: %s", (unread, text) => {
  expect(printSummary(tallyOf(1), { ...RUN, isPartial: true, unread }, PIPE)).toContain(text);
});

test("after the thousandth only the number of the others is said", () => {
  const lost = Array.from({ length: 1_001 }, (_, job) => `pulse:${job}`);
  expect(printSummary(tallyOf(0, ...lost), RUN, PIPE)).toMatch(
    /\n {2}pulse:999 {2}not-found\n {2}and 1 more; --json lists all\n$/,
  );
});

describe("on a terminal", () => {
  /** Rows that a text takes at 80 columns. */
  const rowsOf = (text: string): number =>
    text
      .trimEnd()
      .split("\n")
      .reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 80)), 0);

  test("an interrupted run of 20,000 jobs fits, and says how to go on", () => {
    const tally = tallyOf(1_203, ...Array.from({ length: 40 }, (_, job) => `pulse:${job}`));
    for (let job = 0; job < 12_000; job += 1)
      tally.add(`pulse:${job}`, { kind: "not-sent", reason: "aborted" }, false);
    for (const [at, reference] of [..."abcdefghi"].entries())
      tally.add(`pulse:${reference}`, { kind: "failed", reason: at % 2 ? "aborted" : "network" }, true);
    tally.add("pulze:a", { kind: "failed", reason: "invalid-options", message: "no provider" }, false);
    const run = { ...RUN, isPartial: true, unread: 6_747, repeated: 3, next: nextStep("run.ndjson") };
    const summary = printSummary(tally, run, TERMINAL);
    expect(rowsOf(summary)).toBeLessThanOrEqual(23);
    expect(rowsOf(summary)).toBeGreaterThan(18);
    expect(summary).toContain("12,049 jobs may still be running:\n  pulse:0  not-found\n");
    expect(summary).toContain(
      "1 reference was rejected, and nothing was sent for it:\n  pulze:a  no provider\n",
    );
    expect(summary).toMatch(
      /\n {2}and 12,\d{3} more; --json lists all\nTo continue, run the same command with --journal run\.ndjson --resume\n$/,
    );
    expect(summary).not.toMatch(/pulse:.*not sent/);
  });

  test.each([24, 10, 5])("references of any length fit on %i rows", (rows) => {
    const lost = Array.from({ length: 60 }, (_, job) => `pulse:${"x".repeat(200)}${job}`);
    const place = { ...TERMINAL, screen: { isTTY: true, rows, columns: 80 } };
    const summary = printSummary(tallyOf(1, ...lost), RUN, place);
    // Below that, the counts and how many there are still stand.
    expect(rowsOf(summary)).toBeLessThanOrEqual(Math.max(rows - 1, 6));
    expect(summary).toContain("60 jobs may still be running:");
  });

  test("the states have colors", () => {
    const paint = (format: string, text: string): string => `<${format}>${text}</>`;
    const summary = printSummary(tallyOf(1, "pulse:lost"), RUN, { ...TERMINAL, paint });
    expect(summary).toContain("        1  <green>canceled</>\n        1  <red>not-found</>\n");
    expect(summary).toContain("<bold>1 job may still be running:</>\n");
  });
});

test("an interrupted run without a journal says what one would be for", () => {
  expect(printSummary(tallyOf(1), { ...RUN, isPartial: true, next: nextStep(undefined) }, PIPE)).toMatch(
    /\nTo be able to resume an interrupted run, start it with --journal <file>\.\n$/,
  );
});

test("what was rejected is not said to be running", () => {
  const tally = tallyOf(1);
  tally.add("tensorpix:abc", { kind: "failed", reason: "invalid-job-id", message: "Invalid job id." }, false);
  tally.add("pulze:a", { kind: "failed", reason: "invalid-options", message: "no provider" }, false);
  expect(printSummary(tally, RUN, PIPE)).toBe(
    [
      "3 jobs in 4s",
      "        2  rejected",
      "        1  canceled",
      "",
      "2 references were rejected, and nothing was sent for them:",
      "  tensorpix:abc  Invalid job id.",
      "  pulze:a  no provider",
      "",
    ].join("\n"),
  );
});

test.each([
  [0.2, "1s"],
  [59, "59s"],
  [60, "1m 0s"],
  [200, "3m 20s"],
  [3_600, "1h 0m"],
  [7_380, "2h 3m"],
])("%d seconds in words", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
