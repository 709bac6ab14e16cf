import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";
import { printSummary } from "./print-summary.ts";
import { Tally } from "./tally.ts";

const RUN = { seconds: 3.2, resumed: 0, repeated: 0, isPartial: false, unread: 0 };

function tallyOf(canceled: number, ...lost: string[]): Tally {
  const tally = new Tally();
  for (let job = 0; job < canceled; job += 1) {
    tally.add(`pulse:${job}`, { kind: "answered", state: "canceled", stopped: true }, true);
  }
  for (const reference of lost) tally.add(reference, { kind: "answered", state: "not-found" }, true);
  return tally;
}

test("by state, and last the jobs that may still be running", () => {
  expect(printSummary(tallyOf(1_500, "pulse:lost", "pulse:a\u001b[2J"), RUN)).toBe(
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
  expect(printSummary(tallyOf(1), RUN)).toBe("1 job in 4s\n        1  canceled\n");
});

test("what an earlier run did, and what was there twice, is said", () => {
  const summary = printSummary(tallyOf(5), { ...RUN, resumed: 3, repeated: 2 });
  expect(summary).toContain("5 jobs in 4s, 3 of them in an earlier run\n");
  expect(summary).toContain("2 jobs named more than once, asked about once\n");
});

test.each([
  [undefined, "ended early: references that were not read yet are not counted here\n"],
  [40, "ended early: 40 jobs more had not been read, and nothing was sent about them\n"],
])("an end before all was read is said: %s", (unread, text) => {
  expect(printSummary(tallyOf(1), { ...RUN, isPartial: true, unread })).toContain(text);
});

test("after the thousandth only the number of the others is said", () => {
  const lost = Array.from({ length: 1_001 }, (_, job) => `pulse:${job}`);
  expect(printSummary(tallyOf(0, ...lost), RUN)).toMatch(
    /\n {2}pulse:999 {2}not-found\n {2}and 1 job more; --json names each\n$/,
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
