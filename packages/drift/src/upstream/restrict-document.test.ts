import type { JsonObject } from "@calloff/openapi/internal";
import { failureOf } from "@calloff/test-support";
import { describe, expect, it } from "vitest";
import { restrictDocument } from "./restrict-document.ts";

const to = (name: string, section = "schemas"): JsonObject => ({ $ref: `#/components/${section}/${name}` });
const answers = (schema: JsonObject): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema } } } },
});

/** What is vendored: one operation, and a schema that nothing reaches. */
const vendored: JsonObject = {
  openapi: "3.1.0",
  paths: { "/jobs/{id}": { delete: answers(to("Job")) } },
  components: { schemas: { Job: {}, Event: {} } },
};

const restrict = (document: JsonObject): JsonObject => restrictDocument(document, vendored, "openapi.yaml");
const namesIn = (document: JsonObject, section = "schemas"): string[] =>
  Object.keys(((document["components"] as JsonObject)?.[section] ?? {}) as JsonObject).sort();

it("keeps the vendored operation, what its path says, and what it reaches", () => {
  const document: JsonObject = {
    openapi: "3.1.0",
    info: { title: "A", version: "2" },
    servers: [{ url: "/" }],
    webhooks: { done: { post: answers(to("Hook")) } },
    paths: {
      "/jobs/{id}": {
        parameters: [to("id", "parameters")],
        delete: answers(to("Job")),
        get: answers(to("Film")),
      },
      "/films": { get: answers(to("Film")) },
    },
    components: {
      schemas: {
        Job: { properties: { part: to("Part") } },
        Part: { items: to("Deep~1Part") },
        "Deep/Part": {},
        Film: {},
        Hook: {},
        Event: {},
        New: {},
      },
      parameters: { id: { name: "id", in: "path", required: true }, page: { name: "page", in: "query" } },
    },
  };
  const before = structuredClone(document);
  expect(restrict(document)).toEqual({
    openapi: "3.1.0",
    info: { title: "A", version: "2" },
    servers: [{ url: "/" }],
    paths: {
      "/jobs/{id}": { parameters: [to("id", "parameters")], delete: answers(to("Job")) },
    },
    components: {
      schemas: {
        Job: { properties: { part: to("Part") } },
        Part: { items: to("Deep~1Part") },
        "Deep/Part": {},
        Event: {},
      },
      parameters: { id: { name: "id", in: "path", required: true } },
    },
  });
  expect(document).toEqual(before);
});

describe("is reached", () => {
  const withDelete = (operation: JsonObject, rest: JsonObject): JsonObject => ({
    openapi: "3.1.0",
    paths: { "/jobs/{id}": { delete: operation }, "/other": { get: answers(to("Film")) } },
    ...rest,
  });

  it("a security scheme that is named, by the whole or by the operation", () => {
    const components = { securitySchemes: { one: {}, two: {}, three: {} } };
    const document = withDelete(
      { ...answers({}), security: [{ two: [] }] },
      { security: [{ one: [] }], components },
    );
    expect(namesIn(restrict(document), "securitySchemes")).toEqual(["one", "two"]);
  });

  it("a schema that a discriminator names", () => {
    const mapping = { a: "Cat", b: "#/components/schemas/Dog" };
    const pet = { discriminator: { propertyName: "kind", mapping } };
    const document = withDelete(answers(to("Pet")), {
      components: { schemas: { Pet: pet, Cat: {}, Dog: {}, Film: {} } },
    });
    expect(namesIn(restrict(document))).toEqual(["Cat", "Dog", "Pet"]);
  });

  it("a schema that reaches itself", () => {
    const document = withDelete(answers(to("Tree")), {
      components: { schemas: { Tree: { items: to("Tree") }, Film: {} } },
    });
    expect(namesIn(restrict(document))).toEqual(["Tree"]);
  });

  it("nothing, and then there are no components", () => {
    const document = withDelete(answers({}), { components: { schemas: { Film: {} } } });
    expect(Object.keys(restrict(document))).toEqual(["openapi", "paths"]);
  });
});

it("keeps a webhook that is vendored", () => {
  const webhooks = { done: { post: answers({}) }, failed: { post: answers({}) } };
  const both = { ...vendored, webhooks };
  expect(restrictDocument(both, { ...vendored, webhooks: { done: {} } }, "x")["webhooks"]).toEqual({
    done: webhooks.done,
  });
});

it("refuses to part an operation from one that it points into", async () => {
  const schema = { $ref: "#/paths/~1films/get/responses/200/content/application~1json/schema" };
  const document: JsonObject = {
    openapi: "3.1.0",
    paths: { "/jobs/{id}": { delete: answers(schema) }, "/films": { get: answers({}) } },
  };
  expect(await failureOf(() => restrict(document))).toBe(
    `openapi.yaml: what it says about DELETE /jobs/{id} cannot be told apart from the rest: $ref "${schema.$ref}" leads nowhere.`,
  );
});

it("keeps operations of OpenAPI 3.2 where they stand", () => {
  const copy = answers({});
  const item = { query: copy, additionalOperations: { COPY: copy, LINK: copy } };
  const [own, document] = [{ query: copy, additionalOperations: { COPY: copy } }, item].map((value) => ({
    openapi: "3.2.0",
    paths: { "/files": value },
  }));
  expect(restrictDocument(document ?? {}, own ?? {}, "openapi.yaml")).toEqual(own);
});
