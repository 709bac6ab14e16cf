import type { JsonObject, JsonValue, Warning } from "@calloff/openapi/internal";
import { listOperations } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { readCredentials } from "./credential-model.ts";

const schemes: JsonObject = {
  header: { type: "apiKey", in: "header", name: "X-Key" },
  app: { type: "apiKey", in: "header", name: "X-App" },
  query: { type: "apiKey", in: "query", name: "key" },
  cookie: { type: "apiKey", in: "cookie", name: "sid" },
  basic: { type: "http", scheme: "Basic" },
  bearer: { type: "http", scheme: "BEARER" },
  oauth: { type: "oauth2", flows: {} },
  openid: {
    type: "openIdConnect",
    openIdConnectUrl: "https://acme.example/.well-known/openid-configuration",
  },
  own: { type: "http", scheme: "Token" },
  digest: { type: "http", scheme: "digest" },
  certificate: { type: "mutualTLS" },
  split: { type: "apiKey", in: "header", name: "X-Key\r\nX-Evil: 1" },
};

/** One operation for each list of requirements; undefined where an operation says nothing. */
function read(lists: readonly (JsonValue | undefined)[], securitySchemes = schemes, top: JsonObject = {}) {
  const operations = lists.map((security, index) => [
    `/${index}`,
    { get: { ...(security !== undefined && { security }) } },
  ]);
  const document: JsonObject = {
    ...top,
    paths: Object.fromEntries(operations),
    components: { securitySchemes },
  };
  const warnings: Warning[] = [];
  const model = readCredentials("open-acme", document, listOperations(document), (warning) =>
    warnings.push(warning),
  );
  return { ...model, warnings: warnings.map(({ message }) => message) };
}

describe("one key in one header", () => {
  test.each<[string, string, string]>([
    ["header", "X-Key", ""],
    ["bearer", "Authorization", "Bearer "],
    ["oauth", "Authorization", "Bearer "],
    ["openid", "Authorization", "Bearer "],
    ["own", "Authorization", "Token "],
  ])("%s", (name, header, prefix) => {
    expect(read([[{ [name]: [] }]])).toMatchObject({
      credential: { header, prefix, env: "OPEN_ACME_API_KEY" },
    });
  });

  test("alternatives that are sent alike are one", () => {
    const model = read([[{ bearer: [] }, { oauth: ["read"] }], [{ oauth: ["write"] }]]);
    expect(model).toMatchObject({ credential: { header: "Authorization", prefix: "Bearer " } });
  });

  test("that the document asks for, where an operation says nothing", () => {
    expect(read([undefined], schemes, { security: [{ header: [] }] })).toMatchObject({
      credential: { header: "X-Key" },
    });
  });

  test("that the overlay chooses among alternatives, with the name and prefix that it gives", () => {
    const chosen = {
      type: "apiKey",
      in: "header",
      name: "Authorization",
      "x-calloff-credential": { env: "ACME", prefix: "Key " },
    };
    const { credential } = read([[{ bearer: [] }, { chosen: [] }]], { ...schemes, chosen });
    expect(credential).toEqual({ header: "Authorization", prefix: "Key ", env: "ACME" });
  });
});

describe("several, or elsewhere", () => {
  test("in the query, in a cookie, and as user and password", () => {
    expect(read([[{ query: [] }, { cookie: [] }, { basic: [] }]]).security).toEqual({
      schemes: {
        query: { in: "query", name: "key", prefix: "", env: "OPEN_ACME_API_KEY" },
        cookie: { in: "cookie", name: "sid", prefix: "", env: "OPEN_ACME_COOKIE" },
        basic: { in: "header", name: "Authorization", prefix: "Basic ", basic: true, env: "OPEN_ACME_BASIC" },
      },
      requirements: [["query"], ["cookie"], ["basic"]],
    });
  });

  test("two that are needed together", () => {
    expect(read([[{ header: [], app: [] }]]).security).toMatchObject({ requirements: [["app", "header"]] });
  });

  test("operations that differ from most, and those without a key", () => {
    const usual = [{ header: [] }];
    expect(read([usual, usual, [], [{ app: [] }]]).security).toMatchObject({
      requirements: [["header"]],
      operations: { "GET /2": [], "GET /3": [["app"]] },
    });
  });

  test("a key that is not needed is sent if there is one", () => {
    expect(read([[{}, { header: [] }]]).security).toMatchObject({ requirements: [["header"], []] });
  });

  test("environment variables differ where the names of schemes do not", () => {
    const alike = {
      a: schemes["app"] ?? {},
      apiKey: { type: "apiKey", in: "query", name: "q" },
      "api-key": { type: "apiKey", in: "cookie", name: "c" },
    };
    const { security } = read([[{ a: [], apiKey: [], "api-key": [] }]], alike);
    expect(Object.values(security?.schemes ?? {}).map(({ env }) => env)).toEqual([
      "OPEN_ACME_API_KEY",
      "OPEN_ACME_API_KEY_2",
      "OPEN_ACME_API_KEY_3",
    ]);
  });
});

test("no key where none is asked for, or none is declared", () => {
  expect(read([[], undefined])).toEqual({ warnings: expect.arrayContaining([]) });
});

const NO_WAY = "no way is known to send a key that the document asks for here; it is called without one";

test.each<[string, JsonValue, string[]]>([
  ["a challenge", [{ digest: [] }], [NO_WAY]],
  ["a certificate", [{ certificate: [] }], [NO_WAY]],
  ["a header that is none", [{ split: [] }], [NO_WAY]],
  ["a scheme that is not there", [{ missing: [] }], [NO_WAY]],
  ["an alternative to one of these", [{ digest: [] }, { header: [] }], []],
])("goes on where the document asks for %s", (_, security, expected) => {
  const { warnings, credential } = read([security]);
  expect(warnings).toEqual([
    "the security scheme http digest cannot be satisfied with a key",
    "the security scheme mutualTLS cannot be satisfied with a key",
    "the security scheme apiKey in header cannot be satisfied with a key",
    ...expected,
  ]);
  expect(credential === undefined).toBe(expected.length > 0);
});

test("refuses an environment variable that is none", () => {
  const comment = { type: "http", scheme: "bearer", "x-calloff-credential": { env: "KEY */ evil()" } };
  expect(() => read([[{ comment: [] }]], { comment })).toThrow(
    "open-acme: x-calloff-credential of the security scheme comment needs env",
  );
});
