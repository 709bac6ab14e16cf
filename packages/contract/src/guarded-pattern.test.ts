import { expect, test } from "vitest";
import { guardedPattern } from "./guarded-pattern.ts";

test("a pattern says what it says anywhere", () => {
  expect(guardedPattern("^a+$", "u").test("aaa")).toBe(true);
  expect(guardedPattern("^a+$", "u").test("aab")).toBe(false);
});

test("one that goes back and forth for ever is stopped", () => {
  const slow = `${"a".repeat(60)}!`;
  for (const pattern of ["^(a+)+$", "^(?=(a+)+$)a", "^(a+)+\\1$"]) {
    expect(() => guardedPattern(pattern, "u").test(slow)).toThrow("takes too long");
  }
});

test("one that is none with the flag u is taken without", () => {
  expect(guardedPattern("^\\-$", "u").test("-")).toBe(true);
});
