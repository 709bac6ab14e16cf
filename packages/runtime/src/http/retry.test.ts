import { afterEach, describe, expect, test, vi } from "vitest";
import { backoff, isRetryable } from "./retry.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([408, 429, 500, 502, 503, 504, 599])("%i is worth another attempt", (status) => {
  expect(isRetryable(status)).toBe(true);
});

test.each([200, 202, 204, 301, 400, 401, 403, 404, 409, 410, 422, 499])("%i is final", (status) => {
  expect(isRetryable(status)).toBe(false);
});

describe("backoff", () => {
  test.each([
    [0, [250, 500, 1000, 2000, 4000, 8000, 8000]],
    [0.999999, [125, 250, 500, 1000, 2000, 4000, 4000]],
  ])("doubles up to a limit, with chance %d", (chance, pauses) => {
    vi.spyOn(Math, "random").mockReturnValue(chance);
    expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => Math.round(backoff(attempt)))).toEqual(pauses);
  });
});
