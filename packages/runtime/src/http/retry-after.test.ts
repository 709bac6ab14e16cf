import { afterEach, describe, expect, test, vi } from "vitest";
import { parseRetryAfter } from "./retry-after.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("parseRetryAfter", () => {
  const at = (value: string | undefined, date?: string): number | undefined => {
    const headers = new Headers();
    if (value !== undefined) headers.set("retry-after", value);
    if (date !== undefined) headers.set("date", date);
    return parseRetryAfter(headers);
  };

  test.each([
    ["0", 0],
    ["2", 2000],
    [" 2 ", 2000],
    ["86400", 86_400_000],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["2.5", undefined],
    ["1e3", undefined],
    ["2, 3", undefined],
    ["2026-11-22T10:00:00Z", undefined],
  ])("%j asks for %s ms", (value, ms) => {
    expect(at(value)).toBe(ms);
  });

  test("a date counts from the vendor's clock", () => {
    vi.useFakeTimers({ now: Date.parse("2031-01-01T00:00:00Z") });
    expect(at("Sun, 22 Nov 2026 10:00:30 GMT", "Sun, 22 Nov 2026 10:00:00 GMT")).toBe(30_000);
  });

  test("a date counts from our clock when the vendor shows none", () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
    expect(at("Sun, 22 Nov 2026 10:00:30 GMT")).toBe(30_000);
    expect(at("Sun, 22 Nov 2026 09:00:00 GMT")).toBe(0);
  });
});
