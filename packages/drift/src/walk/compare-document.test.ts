import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { changesOf, documentOf, type PartRow, testRows, text } from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const base = documentOf({});

function servers(...urls: string[]): JsonObject {
  return { servers: urls.map((url) => ({ url })) };
}

const key = { type: "apiKey", in: "header", name: "X-Key" };
const bearer = { type: "http", scheme: "bearer" };
const schemes = { components: { securitySchemes: { key, token: bearer } } };
const twoTokens = { captain: bearer, harbor: bearer };

function secured(security: JsonValue, operation: JsonObject = {}): JsonObject {
  return documentOf(operation, { ...schemes, security });
}

/** An operation that asks for such credentials, of those that the document describes. */
function asking(security: JsonValue, securitySchemes: JsonObject): JsonObject {
  return documentOf({ security }, { components: { securitySchemes } });
}

function signIn(tokenUrl: string): JsonObject {
  return { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: { a: "all" } } } };
}

function schemas(list: JsonObject): JsonObject {
  return documentOf({}, { components: { schemas: list } });
}

function webhook(schema: JsonObject): JsonObject {
  const requestBody = { content: { "application/json": { schema } } };
  return documentOf({}, { webhooks: { done: { post: { requestBody } } } });
}

const SECURITY: readonly PartRow<JsonValue>[] = [
  ["a credential", [], [{ key: [] }], ["major security-added"]],
  ["a credential where it was optional", [{}, { key: [] }], [{ key: [] }], ["major security-added"]],
  ["another credential", [{ key: [] }], [{ token: [] }], ["major security-changed"]],
  ["one more at once", [{ key: [] }], [{ key: [], token: [] }], ["major security-changed"]],
  ["a scope more", [{ token: ["a"] }], [{ token: ["a", "b"] }], ["major security-changed"]],
  ["a second way", [{ key: [] }], [{ key: [] }, { token: [] }], ["minor security-removed"]],
  ["no credential", [{ key: [] }], [], ["minor security-removed"]],
];

const TWO_TOKENS: readonly PartRow<JsonValue>[] = [
  ["another credential of the same kind", [{ captain: [] }], [{ harbor: [] }], ["major security-changed"]],
  [
    "one of two alternatives of the same kind",
    [{ captain: [] }, { harbor: [] }],
    [{ harbor: [] }],
    ["major security-changed"],
  ],
  [
    "a second one of the same kind at once",
    [{ captain: [] }],
    [{ captain: [], harbor: [] }],
    ["major security-changed"],
  ],
  [
    "an alternative of the same kind",
    [{ captain: [] }],
    [{ captain: [] }, { harbor: [] }],
    ["minor security-removed"],
  ],
];

const SCHEMAS: readonly PartRow<JsonObject>[] = [
  ["a name more", {}, { Job: text }, ["minor component-added"]],
  ["a name less", { Job: text }, {}, ["major component-removed"]],
  ["another name", { Job: text }, { Task: text }, ["major component-renamed"]],
  [
    "a schema that no operation uses",
    { Job: text },
    { Job: { enum: ["a"] } },
    ["major response-enum-closed"],
  ],
];

const DOCUMENTS: readonly PartRow<JsonObject>[] = [
  [
    "the default server",
    documentOf({}, servers("https://a")),
    documentOf({}, servers("https://b")),
    ["minor server-changed"],
  ],
  [
    "a second server",
    documentOf({}, servers("https://a")),
    documentOf({}, servers("https://a", "https://b")),
    ["patch server-list-changed"],
  ],
  [
    "the document's server written at the operation",
    documentOf({}, servers("https://a")),
    documentOf(servers("https://a"), servers("https://a")),
    [],
  ],
  [
    "a server of the operation's own",
    documentOf({}, servers("https://a")),
    documentOf(servers("https://b"), servers("https://a")),
    ["minor server-changed"],
  ],
  [
    "the document's security written at the operation",
    secured([{ key: [] }]),
    secured([{ key: [] }], { security: [{ key: [] }] }),
    [],
  ],
  [
    "a credential elsewhere",
    secured([{ key: [] }]),
    {
      ...secured([{ key: [] }]),
      components: { securitySchemes: { ...schemes.components.securitySchemes, key: { ...key, name: "Y" } } },
    },
    ["major security-scheme-changed"],
  ],
  [
    "a credential that only has another name",
    asking([{ captain: [] }], twoTokens),
    asking([{ skipper: [] }], { skipper: bearer, harbor: bearer }),
    ["patch component-renamed"],
  ],
  [
    "a credential with another name that is got elsewhere",
    asking([{ captain: ["a"] }], { captain: signIn("https://a.example") }),
    asking([{ skipper: ["a"] }], { skipper: signIn("https://b.example") }),
    ["major security-changed", "patch component-added", "patch component-removed"],
  ],
  [
    "a credential that only has another name, with its flows",
    asking([{ captain: ["a"] }], { captain: signIn("https://a.example") }),
    asking([{ skipper: ["a"] }], { skipper: signIn("https://a.example") }),
    ["patch component-renamed"],
  ],
  [
    "a credential that no operation asks for, elsewhere",
    asking([], { key }),
    asking([], { key: { ...key, name: "Y" } }),
    ["patch security-scheme-changed"],
  ],
  [
    "a credential that the document asks for and no operation does, elsewhere",
    documentOf({ security: [] }, { security: [{ key: [] }], components: { securitySchemes: { key } } }),
    documentOf(
      { security: [] },
      { security: [{ key: [] }], components: { securitySchemes: { key: { ...key, in: "query" } } } },
    ),
    ["patch security-scheme-changed"],
  ],
  ["a webhook more", base, webhook(text), ["minor webhook-changed"]],
  ["a webhook less", webhook(text), base, ["major webhook-changed"]],
  [
    "what a webhook sends",
    webhook({ enum: ["a"] }),
    webhook({ enum: ["a", "b"] }),
    ["minor response-enum-value-added open-set"],
  ],
  ["info", base, { ...base, info: { title: "Jobs", version: "2" } }, ["patch documentation-changed"]],
  [
    "the order of tags",
    { ...base, tags: [{ name: "a" }, { name: "b" }] },
    { ...base, tags: [{ name: "b" }, { name: "a" }] },
    [],
  ],
  ["the version of OpenAPI", base, { ...base, openapi: "3.1.1" }, []],
];

describe("compareDocument", () => {
  testRows(SECURITY, (security) => secured(security));
  testRows(TWO_TOKENS, (security) => asking(security, twoTokens));
  testRows(SCHEMAS, schemas);
  testRows(DOCUMENTS, (document) => document);

  it("counts the operations that one change touches, and names the first", () => {
    const using = (state: JsonObject): JsonObject => {
      const schema = { $ref: "#/components/schemas/Job" };
      const responses = { 200: { description: "ok", content: { "application/json": { schema } } } };
      const Job = { type: "object", properties: { state } };
      return {
        ...base,
        paths: { "/b": { get: { responses } }, "/a": { get: { responses } } },
        components: { schemas: { Job } },
      };
    };
    const [change, ...others] = walkDocuments(using({ enum: ["x"] }), using({ enum: ["x", "y"] }));
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      id: "response-enum-value-added",
      operation: "GET /b",
      operations: 2,
      pointer: "/components/schemas/Job/properties/state",
      before: null,
      after: "y",
      message: 'Job.state may also be "y"',
    });
  });

  it("names the property that a discriminator gives, with and without an allOf around it", () => {
    const using = (discriminator: JsonObject): JsonObject => {
      const parts = ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
      const Dog = { allOf: [{ type: "object", properties: { bark: text } }] };
      return schemas({
        Pet: { oneOf: parts, ...discriminator },
        Cat: { type: "object", properties: { kind: text } },
        Dog,
      });
    };
    const changes = walkDocuments(using({}), using({ discriminator: { propertyName: "kind" } }));
    expect(changes.map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(
      expect.arrayContaining([
        "response-enum-closed /components/schemas/Cat/properties/kind",
        "response-property-added /components/schemas/Dog/properties/kind",
      ]),
    );
    expect(changes.map(({ message }) => message)).toContain("Dog.kind is new");
  });

  it.each(["#/components/schemas/Cat", "Cat"])(
    "gives a discriminator's values to the schemas that it tells apart, as the generated types do: %s",
    (target) => {
      const using = (mapping: JsonObject): JsonObject => {
        const pet = { type: "object", properties: { kind: text } };
        const Pet = {
          oneOf: [{ $ref: "#/components/schemas/Cat" }],
          discriminator: { propertyName: "kind", mapping },
        };
        return schemas({ Pet, Cat: pet });
      };
      const [before, after] = ["cat", "feline"].map((name) => using({ [name]: target }));
      const changes = changesOf(before ?? base, after ?? base);
      expect(changes).toContain("major response-enum-value-removed");
      expect(changes).toContain("minor response-enum-value-added open-set");
    },
  );
});
