import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ProviderDescriptor, SecurityDescriptor } from "../descriptor.ts";
import type { ApiKey, ApiKeys } from "../options.ts";
import { createProvider } from "../provider.ts";
import { json, stubFetch } from "../testing/stub-fetch.ts";
import { authenticateBySchemes } from "./authenticate-by-schemes.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const SECURITY: SecurityDescriptor = {
  schemes: {
    main: { in: "header", name: "X-Key", prefix: "Key ", env: "ACME_API_KEY" },
    app: { in: "header", name: "X-App", prefix: "", env: "ACME_APP" },
    query: { in: "query", name: "api key", prefix: "", env: "ACME_QUERY" },
    cookie: { in: "cookie", name: "sid", prefix: "", env: "ACME_COOKIE" },
    basic: { in: "header", name: "Authorization", prefix: "Basic ", basic: true, env: "ACME_BASIC" },
  },
  requirements: [["main"], ["query"], ["basic"]],
  operations: {
    "GET /both": [["main", "app"]],
    "GET /open": [],
    "GET /optional": [["main"], []],
    "GET /cookie": [["cookie"]],
  },
};

interface Paths {
  [path: `/${string}`]: {
    get: {
      parameters: { query?: { page: number }; header?: { cookie: string } };
      responses: { 200: { content: { "application/json": object } } };
    };
  };
}

const descriptor: ProviderDescriptor<"acme"> = {
  name: "acme",
  baseUrl: "https://api.acme.example",
  security: SECURITY,
  authenticate: authenticateBySchemes,
};

async function call(path: `/${string}`, apiKey?: ApiKey | ApiKeys, options = {}) {
  const { fetch, sent } = stubFetch(json(200, {}));
  const { client } = createProvider<"acme", Paths>(descriptor, { apiKey, fetch, retries: 0, ...options });
  const error = await client.GET(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { sent: sent[0], error };
}

describe("sends", () => {
  test.each<[string, ApiKey | ApiKeys]>([
    ["a key without a name, which is that of the first scheme", "k-main"],
    ["a key by its name", { main: () => "k-main" }],
    ["the first alternative of which the keys are there", { basic: "u:p", main: "k-main" }],
  ])("%s", async (_, apiKey) => {
    const { sent } = await call("/jobs", apiKey);
    expect(sent?.url).toBe("https://api.acme.example/jobs");
    expect(sent?.headers.get("x-key")).toBe("Key k-main");
    expect(sent?.headers.has("authorization")).toBe(false);
  });

  test("one in the query, encoded", async () => {
    const { sent } = await call("/jobs", { query: "k/ &=" });
    expect(sent?.url).toBe("https://api.acme.example/jobs?api%20key=k%2F%20%26%3D");
  });

  test("user and password in Base64 of UTF-8", async () => {
    const { sent } = await call("/jobs", { basic: "user:pässword" });
    // printf 'user:pässword' | base64
    expect(sent?.headers.get("authorization")).toBe("Basic dXNlcjpww6Rzc3dvcmQ=");
  });

  test("one in a cookie", async () => {
    const { sent } = await call("/cookie", { cookie: "k-cookie" });
    expect(sent?.headers.get("cookie")).toBe("sid=k-cookie");
  });

  test("two together, one of them from the environment", async () => {
    vi.stubEnv("ACME_APP", "k-app");
    const { sent } = await call("/both", "k-main");
    expect(sent?.headers.get("x-key")).toBe("Key k-main");
    expect(sent?.headers.get("x-app")).toBe("k-app");
  });

  test("none where none is needed, and one that is there where it may be", async () => {
    expect((await call("/open", "k-main")).sent?.headers.has("x-key")).toBe(false);
    expect((await call("/optional")).sent?.headers.has("x-key")).toBe(false);
    expect((await call("/optional", "k-main")).sent?.headers.get("x-key")).toBe("Key k-main");
  });
});

test("a variable that may not be read is one that is not set", async () => {
  const env = new Proxy(
    {},
    {
      get() {
        throw new Error("Requires env access");
      },
    },
  );
  vi.stubGlobal("process", { env });
  expect((await call("/both", { app: "k-app" })).error).toMatchObject({ code: "missing-credentials" });
  const { sent } = await call("/jobs", { basic: "u:p" });
  // "u:p" in Base64.
  expect(sent?.headers.get("authorization")).toBe("Basic dTpw");
});

test("says which keys are missing, and where they could stand", async () => {
  expect((await call("/both", { app: "k-app" })).error).toMatchObject({
    code: "missing-credentials",
    message: 'acme: no API key; pass "main" in apiKey, or set ACME_API_KEY. Nothing was sent.',
  });
  expect((await call("/jobs")).error).toMatchObject({
    message:
      'acme: no API key; pass "main" in apiKey, or set ACME_API_KEY; or "query" in apiKey, or set ACME_QUERY; or "basic" in apiKey, or set ACME_BASIC. Nothing was sent.',
  });
});

test.each<[`/${string}`, ApiKeys, string]>([
  ["/jobs", { basic: "no-colon" }, 'must be "user:password"'],
  ["/cookie", { cookie: "a;b" }, "holds a character that a cookie cannot carry"],
  ["/jobs", { main: "a\nb" }, "has a character that a header cannot carry"],
])("%s refuses %j", async (path, apiKey, message) => {
  const { sent, error } = await call(path, apiKey);
  expect(sent).toBeUndefined();
  expect(error).toMatchObject({ code: "invalid-credentials", message: expect.stringContaining(message) });
});

test.each<[unknown, string]>([
  [{ other: "k" }, "apiKey.other"],
  [{ main: 7 }, "apiKey.main"],
  [7, "apiKey"],
])("refuses the option %j at once", (apiKey, option) => {
  expect(() => createProvider(descriptor, { apiKey: apiKey as ApiKeys })).toThrow(option);
});

test("no error and no hook holds a key in any of its spellings", async () => {
  const shown: unknown[] = [];
  const hooks = {
    onRequest: (event: unknown) => shown.push(event),
    onResponse: (event: unknown) => shown.push(event),
  };
  const keys = { query: "s3cret/query", basic: "someone:s3cret-password" };
  const failing = (url: string, init: RequestInit): Promise<Response> =>
    Promise.reject(new Error(`${url} ${new Headers(init.headers).get("authorization")}`));
  for (const [name, key] of Object.entries(keys)) {
    shown.push((await call("/jobs", { [name]: key }, { fetch: failing, hooks })).error);
    await call("/jobs", { [name]: key }, { hooks });
  }
  const text = inspect(shown, { depth: 10, showHidden: true });
  expect(text).toContain("[key]");
  expect(text).not.toMatch(/s3cret|czNjcmV0|c29tZW9uZTpz/);
});
