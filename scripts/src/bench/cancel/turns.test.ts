import { expect, test } from "vitest";
import { compareRates, median, orderOfTurn } from "./turns.ts";

test("the median is the middle value, or the mean of the two in the middle", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 9, 100, 2])).toBe(9.5);
});

test("compares contestants turn by turn, so that a slow turn of the machine does not count", () => {
  const turns = [
    { fetch: 100, ours: 125 },
    { fetch: 400, ours: 1000 },
    { fetch: 90, ours: 100 },
  ];
  // Medians: 100 ms and 125 ms for 500 jobs; ratios 0.8, 0.4 and 0.9.
  expect(compareRates(turns, ["fetch", "ours"], "fetch", 500)).toEqual([
    { way: "fetch", perSecond: 5000, ratio: 1 },
    { way: "ours", perSecond: 4000, ratio: 0.8 },
  ]);
});

test.each([2, 4, 5])("lets each of %d contestants follow every other equally often", (count) => {
  const contestants = Array.from({ length: count }, (_, place) => place);
  const pairs = new Map<string, number>();
  for (let turn = 0; turn < 2 * count; turn += 1) {
    const order = orderOfTurn(contestants, turn);
    expect([...order].sort()).toEqual(contestants);
    for (const [place, contestant] of order.slice(1).entries()) {
      const pair = `${contestant} after ${order[place]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  // 2n turns have 2n(n - 1) neighbors, for n(n - 1) pairs.
  expect(pairs.size).toBe(count * (count - 1));
  expect(new Set(pairs.values())).toEqual(new Set([2]));
});
