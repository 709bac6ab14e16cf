import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./rate-controller.ts";

const down = new CalloffError({ code: "network", message: "no answer" });
const refused = (retryAfter?: number): CalloffError =>
  new CalloffError({ code: "rate-limited", message: "too many", retryAfter });

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ["calls that fail", down],
  ["calls that are refused", refused()],
])("%s together are one reason to pause, and not many", (_, error) => {
  const pace = new Pace(32, 60_000);
  for (let call = 0; call < 32; call += 1) pace.failed(error, 0);
  expect(pace.resumesAt).toBe(1_000);
  pace.failed(error, 1_000);
  expect(pace.resumesAt).toBe(3_000);
});

test("a 429 halves what runs at once, and answers win it back", () => {
  const pace = new Pace(8, 60_000);
  for (let call = 0; call < 6; call += 1) pace.failed(refused(5_000), 0);
  expect([pace.limit, pace.resumesAt]).toEqual([4, 5_000]);
  for (let answer = 0; answer < 4 + 5 + 6 + 7; answer += 1) pace.answered();
  expect(pace.limit).toBe(8);
});

test("waits that the vendor asks for are not counted as failing, its own are", () => {
  const pace = new Pace(8, 60_000);
  pace.failed(refused(3_600_000), 0);
  expect(pace.givesUpAt).toBe(3_660_000);
  expect(pace.isGivenUp(3_600_000)).toBe(false);
});

test("time without a job for the vendor is not counted", () => {
  const pace = new Pace(8, 60_000);
  pace.failed(down, 0);
  pace.wasIdle(600_000);
  expect(pace.isGivenUp(600_000)).toBe(false);
  expect(pace.isGivenUp(660_000)).toBe(false);
  pace.failed(down, 660_000);
  expect(pace.isGivenUp(660_000)).toBe(true);
});

test("a vendor that was given up is tried again by one call after 30 s, and an answer ends it", () => {
  const pace = new Pace(8, 10_000);
  pace.failed(down, 0);
  pace.failed(down, 10_000);
  expect(pace.isGivenUp(10_000)).toBe(true);
  expect(pace.isGivenUp(39_999)).toBe(true);
  pace.wasIdle(39_999);
  expect(pace.isGivenUp(39_999)).toBe(true);
  expect([pace.isGivenUp(40_000), pace.limit]).toEqual([false, 1]);
  pace.failed(down, 40_000);
  expect(pace.isGivenUp(40_000)).toBe(true);
  pace.answered();
  expect([pace.isGivenUp(40_000), pace.limit]).toEqual([false, 8]);
});
