import { afterEach, describe, expect, test, vi } from "vitest";
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

describe("a base URL on this machine, where the runtime's fetch obeys the environment's proxy", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const use = (variables: Record<string, string>): void => {
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    for (const [name, value] of Object.entries({ NO_PROXY: undefined, no_proxy: undefined, ...variables }))
      vi.stubEnv(name, value);
  };

  test("is refused, with the line that says what to do", () => {
    use({ HTTP_PROXY: "http://127.0.0.1:3128" });
    expect(() => checkBaseUrl("http://localhost:4010", "acme", undefined)).toThrow(
      "acme: the option baseUrl would be reached through the proxy of HTTP_PROXY, which could read the API key; add localhost to NO_PROXY.",
    );
  });

  test.each([
    ["with the host in NO_PROXY", { HTTP_PROXY: "http://p", NO_PROXY: "127.0.0.1, localhost" }],
    ["with the host and its port in no_proxy", { http_proxy: "http://p", no_proxy: "localhost:4010" }],
    ["with all hosts in NO_PROXY", { HTTP_PROXY: "http://p", NO_PROXY: "*" }],
    ["without a proxy for http", { HTTPS_PROXY: "http://p" }],
    ["where Node was not told to obey it", { HTTP_PROXY: "http://p", NODE_USE_ENV_PROXY: "0" }],
  ])("is taken %s", (_, variables) => {
    use(variables as Record<string, string>);
    expect(checkBaseUrl("http://localhost:4010", "acme", undefined)).toBe("http://localhost:4010");
  });

  test("is taken with a fetch of the user's own, which decides itself", () => {
    use({ HTTP_PROXY: "http://127.0.0.1:3128" });
    expect(checkBaseUrl("http://localhost:4010", "acme", () => {})).toBe("http://localhost:4010");
  });
});
