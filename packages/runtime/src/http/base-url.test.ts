import { afterEach, describe, expect, test, vi } from "vitest";
import type { ClientOptions } from "../options.ts";
import { createCancelableProvider } from "../provider.ts";
import { createAcme, descriptor, json, stubFetch } from "../testing/stub-fetch.ts";
import { baseUrlVariable, checkBaseUrl } from "./base-url.ts";

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
  expect(checkBaseUrl(given, descriptor, undefined)).toBe(taken);
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
  ["https://user:secret@api.acme.example", "credentials"],
  ["https://secret@api.acme.example", "credentials"],
  ["https://api.acme.example?key=secret", "query"],
  ["https://api.acme.example/#secret", "fragment"],
  [42, "absolute"],
])("%s is refused for its %s, and not repeated", (given, reason) => {
  expect(() => checkBaseUrl(given, descriptor, undefined)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(reason) }),
  );
  expect(() => checkBaseUrl(given, descriptor, undefined)).not.toThrow(/secret/);
});

test("a URL object is taken for its text", () => {
  expect(checkBaseUrl(new URL("https://api.acme.example/v1/"), descriptor, undefined)).toBe(
    "https://api.acme.example/v1",
  );
});

describe("a base URL from the environment", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  async function addressOf(options: ClientOptions = {}): Promise<string | undefined> {
    const { fetch, sent } = stubFetch(json(200, {}));
    await createAcme({ fetch, ...options }).cancel("j1");
    return sent[0]?.url;
  }

  test("is that of the provider's own variable, read when the client is created", async () => {
    vi.stubEnv("ACME_BASE_URL", " http://127.0.0.1:4010/v2/ ");
    vi.stubEnv("OTHER_BASE_URL", "https://other.example");
    const { fetch, sent } = stubFetch(json(200, {}));
    const acme = createAcme({ fetch });
    vi.stubEnv("ACME_BASE_URL", "https://later.example");
    await acme.cancel("j1");
    expect(sent[0]?.url).toBe("http://127.0.0.1:4010/v2/jobs/j1/cancel");
  });

  test("stands behind the option, and before the document's", async () => {
    vi.stubEnv("ACME_BASE_URL", "https://environment.example");
    expect(await addressOf({ baseUrl: "https://option.example" })).toBe(
      "https://option.example/jobs/j1/cancel",
    );
    expect(await addressOf({ baseUrl: undefined })).toBe("https://environment.example/jobs/j1/cancel");
    vi.stubEnv("ACME_BASE_URL", undefined);
    expect(await addressOf()).toBe("https://api.acme.example/v1/jobs/j1/cancel");
  });

  test("gives an address to a vendor whose document has none", () => {
    vi.stubEnv("ACME_BASE_URL", "https://environment.example");
    expect(checkBaseUrl(undefined, { name: "acme" }, undefined)).toBe("https://environment.example");
  });

  test("that is missing is named by a call, and not before", async () => {
    vi.stubEnv("ACME_BASE_URL", undefined);
    const { baseUrl: _, ...nowhere } = descriptor;
    const acme = createCancelableProvider(nowhere, { apiKey: "k" });
    const error = {
      code: "invalid-options",
      message: "acme: pass baseUrl, or set ACME_BASE_URL.",
    };
    await expect(acme.cancel("j1")).rejects.toMatchObject(error);
    await expect(acme.client.request("get" as never, "/jobs" as never, {} as never)).rejects.toMatchObject(
      error,
    );
  });

  test.each(["", "  "])("that is blank, %j, is not set", (value) => {
    vi.stubEnv("ACME_BASE_URL", value);
    expect(checkBaseUrl(undefined, descriptor, undefined)).toBe("https://api.acme.example/v1");
  });

  test.each([
    ["http://api.acme.example", "acme: ACME_BASE_URL must begin with https:, or http: for localhost."],
    ["localhost:4010/secret", "acme: ACME_BASE_URL must begin with https:, or http: for localhost."],
    ["/secret", "acme: ACME_BASE_URL must be an absolute URL."],
    [
      "https://api.acme.example?key=secret",
      "acme: ACME_BASE_URL must have no credentials, query or fragment.",
    ],
  ])("%s is refused in one line that names the variable", (value, message) => {
    vi.stubEnv("ACME_BASE_URL", value);
    expect(() => createAcme()).toThrow(expect.objectContaining({ code: "invalid-options", message }));
    expect(() => createAcme({ baseUrl: "https://option.example" })).not.toThrow();
  });

  test.each([
    ["no process, as in browsers", undefined],
    ["a process without an environment", {}],
    [
      "an environment that may not be read, as in Deno",
      {
        get env(): never {
          throw new Error("NotCapable");
        },
      },
    ],
  ])("counts as not set with %s", (_, process) => {
    vi.stubEnv("ACME_BASE_URL", "https://environment.example");
    vi.stubGlobal("process", process);
    const url = checkBaseUrl(undefined, descriptor, undefined);
    vi.unstubAllGlobals();
    expect(url).toBe("https://api.acme.example/v1");
  });

  test.each([
    ["pulse", "PULSE_BASE_URL"],
    ["acme-video2", "ACME_VIDEO2_BASE_URL"],
  ])("%s's variable is %s", (provider, variable) => {
    expect(baseUrlVariable(provider)).toBe(variable);
  });
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
    expect(() => checkBaseUrl("http://localhost:4010", descriptor, undefined)).toThrow(
      "acme: the option baseUrl would go through the proxy of HTTP_PROXY, which could read the API key; add localhost to NO_PROXY.",
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
    expect(checkBaseUrl("http://localhost:4010", descriptor, undefined)).toBe("http://localhost:4010");
  });

  test("is taken with a fetch of the user's own, which decides itself", () => {
    use({ HTTP_PROXY: "http://127.0.0.1:3128" });
    expect(checkBaseUrl("http://localhost:4010", descriptor, () => {})).toBe("http://localhost:4010");
  });
});
