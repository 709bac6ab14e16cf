import { failureOf } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject, JsonValue } from "../document/json.ts";
import { parseDocument } from "../document/parse-document.ts";
import { mergeDocuments, printMerged } from "./merge-documents.ts";

const responses = { "200": { description: "" } };
const JOB = { type: "object", properties: { state: { enum: ["on", "off"] } } };

const first: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Acme", version: "1" },
  servers: [{ url: "https://api.acme.example" }],
  tags: [{ name: "jobs", description: "Jobs" }],
  security: [{ key: [] }],
  paths: { "/jobs": { get: { responses } } },
  components: {
    schemas: { Job: JOB },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "K" } },
  },
};

/** The same, with other operations and schemas. */
const second: JsonObject = {
  ...first,
  info: { title: "Acme, the other page", version: "2" },
  tags: [{ name: "jobs", description: "Its jobs" }, { name: "cancel" }],
  paths: { "/jobs": { post: { responses } }, "/jobs/{id}": { delete: { responses } } },
  components: {
    schemas: { Error: { type: "string" }, Job: { properties: JOB.properties, type: "object" } },
    securitySchemes: { key: { name: "K", in: "header", type: "apiKey" } },
  },
};

const merge = (...documents: JsonObject[]): JsonObject =>
  mergeDocuments(documents.map((value, i) => ({ name: `page-${i + 1}.md`, document: { value } })));

it("has what each has, and the first one's words about the whole", () => {
  expect(merge(first, second)).toEqual({
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    tags: [{ name: "jobs", description: "Jobs" }, { name: "cancel" }],
    security: [{ key: [] }],
    paths: { "/jobs": { get: { responses }, post: { responses } }, "/jobs/{id}": { delete: { responses } } },
    components: {
      schemas: { Job: JOB, Error: { type: "string" } },
      securitySchemes: { key: { type: "apiKey", in: "header", name: "K" } },
    },
  });
});

it("changes neither, and is itself when merged with itself", () => {
  const before = structuredClone([first, second]);
  expect(merge(first, first)).toEqual(first);
  merge(first, second);
  expect([first, second]).toEqual(before);
});

describe("two pages that disagree are refused at the first place", () => {
  const withPath = (item: JsonObject): JsonObject => ({ ...second, paths: { "/jobs": item } });
  const withComponents = (components: JsonObject): JsonObject => ({ ...second, components });
  const without = (key: string): JsonObject =>
    Object.fromEntries(Object.entries(second).filter(([name]) => name !== key));

  it.each<[string, JsonObject, string]>([
    ["the version of OpenAPI", { ...second, openapi: "3.0.3" }, "#/openapi"],
    ["a server", { ...second, servers: [{ url: "https://eu.acme.example" }] }, "#/servers/0/url"],
    [
      "one more server",
      { ...second, servers: [...(first["servers"] as JsonValue[]), { url: "/" }] },
      "#/servers/1",
    ],
    ["a server that only one lists", without("servers"), "#/servers"],
    ["what is needed to call", { ...second, security: [] }, "#/security/0"],
    ["what is needed to call, which only one says", without("security"), "#/security"],
    [
      "the dialect of schemas, which only one says",
      { ...second, jsonSchemaDialect: "https://acme.example/" },
      "#/jsonSchemaDialect",
    ],
    ["an operation", withPath({ get: { responses: {} } }), "#/paths/~1jobs/get/responses/200"],
    [
      "the parameters of a path",
      withPath({ parameters: [], post: { responses } }),
      "#/paths/~1jobs/parameters",
    ],
    ["the servers of a path", withPath({ servers: [], post: { responses } }), "#/paths/~1jobs/servers"],
    [
      "a schema",
      withComponents({ schemas: { Job: { ...JOB, properties: { state: { enum: ["on", "of"] } } } } }),
      "#/components/schemas/Job/properties/state/enum/1",
    ],
    [
      "a schema that is a list in one",
      withComponents({ schemas: { Job: { ...JOB, properties: [] } } }),
      "#/components/schemas/Job/properties",
    ],
    [
      "a security scheme",
      withComponents({ securitySchemes: { key: { type: "http", scheme: "bearer" } } }),
      "#/components/securitySchemes/key/type",
    ],
  ])("%s", async (_, other, pointer) => {
    expect(await failureOf(() => merge(first, other))).toBe(
      `page-2.md: differs from page-1.md at ${pointer}, so that they do not belong to one document. ` +
        "Read both again on one day; if they still differ, vendor one of them alone.",
    );
  });

  it("naming the page that said it first, not the one before", async () => {
    const third = withComponents({ schemas: { Job: {} } });
    expect(await failureOf(() => merge(first, withComponents({}), third))).toContain(
      "page-3.md: differs from page-1.md at #/components/schemas/Job/type,",
    );
  });
});

describe("webhooks and names that are none", () => {
  it("are merged by name", () => {
    const hook = (name: string): JsonObject => ({ ...first, webhooks: { [name]: { post: { responses } } } });
    expect(merge(hook("done"), hook("failed"))["webhooks"]).toEqual({
      done: { post: { responses } },
      failed: { post: { responses } },
    });
  });

  it("may be called __proto__", () => {
    const schemas = JSON.parse('{"__proto__":{"type":"string"}}') as JsonObject;
    const merged = merge(first, { ...first, components: { schemas } });
    expect(Object.keys((merged["components"] as JsonObject)["schemas"] as JsonObject)).toEqual([
      "Job",
      "__proto__",
    ]);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });
});

describe("as text", () => {
  it("is the same YAML each time, and says the same when read", () => {
    const merged = merge(first, second);
    const text = printMerged(merged);
    expect(printMerged(merge(first, second))).toBe(text);
    expect(parseDocument(text, { file: "x" }).value).toEqual(merged);
  });

  it("says it to readers of YAML 1.1, too, and repeats nothing by reference", () => {
    const shared = { description: "2026-11-22", "200": "no" };
    const text = printMerged({ a: shared, b: shared, on: "1_000" });
    expect(parse(text, { version: "1.1" })).toEqual({ a: shared, b: shared, on: "1_000" });
    expect(text).not.toMatch(/[&*]/);
  });
});

it("takes operations of methods without a field from several pages", () => {
  const page = (method: string): JsonObject => ({
    ...first,
    paths: { "/files": { additionalOperations: { [method]: { responses } } } },
  });
  expect(merge(page("COPY"), page("LINK"))).toMatchObject({
    paths: { "/files": { additionalOperations: { COPY: { responses }, LINK: { responses } } } },
  });
  expect(() =>
    merge(page("COPY"), { ...first, paths: { "/files": { additionalOperations: { COPY: {} } } } }),
  ).toThrow("differs from page-1.md at #/paths/~1files/additionalOperations/COPY/responses");
});
