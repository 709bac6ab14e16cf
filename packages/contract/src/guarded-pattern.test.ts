import { afterEach, expect, test, vi } from "vitest";
import { guardedPattern } from "./guarded-pattern.ts";

afterEach(() => vi.restoreAllMocks());

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

test("a busy machine is no reason to stop one: what counts is the processor's time", () => {
  const slow = `${"a".repeat(60)}!`;
  const usage = vi.spyOn(process, "cpuUsage");
  const milliseconds = [0, 3, 0, 124, 0, 126];
  usage.mockImplementation(() => ({ user: (milliseconds.shift() ?? 0) * 1000, system: 0 }));
  expect(() => guardedPattern("^(a+)+$", "u").test(slow)).toThrow("takes too long");
  expect(milliseconds).toEqual([]);
});

test("one that the engine refuses is not tried again", () => {
  expect(() => guardedPattern("(a?)".repeat(25_000), "u").test("aaa")).toThrow("takes too long");
});
