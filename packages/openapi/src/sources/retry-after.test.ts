import { expect, it } from "vitest";
import { readRetryAfter } from "./retry-after.ts";

const NOW = Date.UTC(2026, 10, 22, 5, 0, 0);

it.each([
  ["120", 120_000],
  ["0", 0],
  ["Sun, 22 Nov 2026 05:01:30 GMT", 90_000],
  ["Sun, 22 Nov 2026 04:59:00 GMT", 0],
  ["-5", undefined],
  ["1.5", undefined],
  ["soon", undefined],
  ["", undefined],
])("%j", (value, milliseconds) => {
  expect(readRetryAfter(new Response("", { headers: { "retry-after": value } }), NOW)).toBe(milliseconds);
});

it("need not be there", () => {
  expect(readRetryAfter(new Response(""), NOW)).toBeUndefined();
});
