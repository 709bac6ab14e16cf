import { expect, test } from "vitest";
import { checkBaseUrl } from "./base-url.ts";

test.each([
  ["https://api.acme.example", "https://api.acme.example"],
  ["https://api.acme.example/", "https://api.acme.example"],
  ["https://api.acme.example/image/v1/", "https://api.acme.example/image/v1"],
  ["https://api.acme.example:8443/v1", "https://api.acme.example:8443/v1"],
  ["http://localhost:4010", "http://localhost:4010"],
  ["http://127.0.0.1:4010/v1", "http://127.0.0.1:4010/v1"],
  ["http://127.8.9.10", "http://127.8.9.10"],
  ["http://[::1]:4010", "http://[::1]:4010"],
  ["https://api.acme.example/{id}", "https://api.acme.example/%7Bid%7D"],
])("%s is taken as %s", (given, taken) => {
  expect(checkBaseUrl(given, "acme", undefined)).toBe(taken);
});

test.each([
  ["http://api.acme.example", "https:"],
  ["http://127.0.0.1.evil.example", "https:"],
  ["http://localhost.evil.example", "https:"],
  ["ftp://api.acme.example", "https:"],
  ["file:///etc/passwd", "https:"],
  ["//api.acme.example", "absolute"],
  ["api.acme.example", "absolute"],
  ["", "absolute"],
  ["https://user:secret@api.acme.example", "user name"],
  ["https://secret@api.acme.example", "user name"],
  ["https://api.acme.example?key=secret", "query"],
  ["https://api.acme.example/#secret", "fragment"],
  [null, "absolute"],
  [42, "absolute"],
])("%s is refused for its %s, and not repeated", (given, reason) => {
  expect(() => checkBaseUrl(given, "acme", undefined)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(reason) }),
  );
  expect(() => checkBaseUrl(given, "acme", undefined)).not.toThrow(/secret/);
});

test("a URL object is taken for its text", () => {
  expect(checkBaseUrl(new URL("https://api.acme.example/v1/"), "acme", undefined)).toBe(
    "https://api.acme.example/v1",
  );
});
