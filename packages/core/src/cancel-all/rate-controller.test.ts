import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RateController } from "./rate-controller.ts";

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
  const rate = new RateController(32, 60_000);
  for (let call = 0; call < 32; call += 1) rate.failed(error, 0);
  expect(rate.resumesAt).toBe(1_000);
  rate.failed(error, 1_000);
  expect(rate.resumesAt).toBe(3_000);
});

test("a 429 halves what runs at once, and answers win it back", () => {
  const rate = new RateController(8, 60_000);
  for (let call = 0; call < 6; call += 1) rate.failed(refused(5_000), 0);
  expect([rate.limit, rate.resumesAt]).toEqual([4, 5_000]);
  for (let answer = 0; answer < 4 + 5 + 6 + 7; answer += 1) rate.answered();
  expect(rate.limit).toBe(8);
});

test("a wait that the vendor asks for is kept, up to patience", () => {
  const rate = new RateController(8, 60_000);
  rate.failed(refused(60_000), 0);
  expect([rate.resumesAt, rate.isGivenUp(0)]).toEqual([60_000, false]);
});

test("a vendor that asks for a longer wait than patience is given up at once, and not asked before its time", () => {
  const rate = new RateController(8, 60_000);
  rate.failed(refused(3_600_000), 0);
  expect([rate.isGivenUp(0), rate.isGivenUp(3_599_999), rate.isGivenUp(3_600_000)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a vendor that asks for short waits without end is given up after patience", () => {
  const rate = new RateController(8, 60_000);
  for (let now = 0; now < 60_000; now += 5_000) {
    rate.failed(refused(5_000), now);
    expect(rate.isGivenUp(now)).toBe(false);
  }
  rate.failed(refused(5_000), 60_000);
  expect(rate.isGivenUp(60_000)).toBe(true);
});

test("the last pause of a vendor that fails ends with patience", () => {
  const rate = new RateController(1, 10_000);
  for (let call = 0; call < 8; call += 1) rate.failed(down, 0);
  rate.failed(down, 1_000);
  rate.failed(down, 3_000);
  // Of its own the pause would be 4 s, then 8 s.
  rate.failed(down, 7_000);
  expect(rate.resumesAt).toBe(10_000);
});

test("time without a job for the vendor is not counted", () => {
  const rate = new RateController(8, 60_000);
  rate.failed(down, 0);
  rate.wasIdle(600_000);
  rate.failed(down, 600_001);
  expect(rate.isGivenUp(600_001)).toBe(false);
  rate.failed(down, 660_000);
  expect(rate.isGivenUp(660_000)).toBe(true);
});

test("a vendor that was given up is tried again by one call after 30 s, and an answer ends it", () => {
  const rate = new RateController(8, 10_000);
  rate.failed(down, 0);
  rate.failed(down, 10_000);
  expect(rate.isGivenUp(10_000)).toBe(true);
  expect(rate.isGivenUp(39_999)).toBe(true);
  rate.wasIdle(39_999);
  expect(rate.isGivenUp(39_999)).toBe(true);
  expect([rate.isGivenUp(40_000), rate.limit]).toEqual([false, 1]);
  rate.failed(down, 40_000);
  expect(rate.isGivenUp(40_000)).toBe(true);
  rate.answered();
  expect([rate.isGivenUp(40_000), rate.limit]).toEqual([false, 8]);
});
