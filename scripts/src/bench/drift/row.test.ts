import { expect, test } from "vitest";
import { printRow, summarize } from "./row.ts";

test("a row has the median, the ends and the most memory of its runs", () => {
  const runs = [4, 1, 3, 2].map((seconds) => ({ seconds, megabytes: seconds * 100 }));
  expect(summarize("tool", runs)).toEqual({
    name: "tool",
    seconds: 2.5,
    fastest: 1,
    slowest: 4,
    megabytes: 400,
  });
});

test("others are measured against ours; memory may be unknown", () => {
  const [own, other] = [2, 5].map((seconds) => summarize("tool", [{ seconds, megabytes: undefined }]));
  if (own === undefined || other === undefined) throw new Error("two rows were made");
  expect(printRow(other, own)).toBe(
    "  tool                   5.00 s (5.00 to 5.00), memory unknown, 2.5 times ours\n",
  );
  expect(printRow(own, own)).not.toContain("times");
});
