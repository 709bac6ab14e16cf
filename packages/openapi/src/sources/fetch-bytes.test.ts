import { expect, it } from "vitest";
import { readRetryAfter, userAgent } from "./fetch-bytes.ts";

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
])("Retry-After: %s asks for %s ms", (value, milliseconds) => {
  expect(readRetryAfter(new Response("", { headers: { "retry-after": value } }), NOW)).toBe(milliseconds);
});

it("an answer without Retry-After asks for no pause", () => {
  expect(readRetryAfter(new Response(""), NOW)).toBeUndefined();
});

const server = { GITHUB_SERVER_URL: "https://github.example" };

it("the user agent names the repository in whose CI it runs", () => {
  expect(userAgent({ ...server, GITHUB_REPOSITORY: "acme/calloff.js" })).toBe(
    "calloff (+https://github.example/acme/calloff.js)",
  );
});

it.each([
  {},
  server,
  { ...server, GITHUB_REPOSITORY: "a/b)\r\nx: y" },
  { GITHUB_REPOSITORY: "acme/calloff" },
])("the user agent names the package where CI is not known: %j", (env) => {
  expect(userAgent(env)).toBe("calloff (+https://www.npmjs.com/package/calloff)");
});
