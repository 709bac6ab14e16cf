import { expect, test } from "vitest";
import { median } from "./median.ts";

test("the middle value, whatever their order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 9, 100, 2])).toBe(10);
});
