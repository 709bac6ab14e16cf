import { failureOf } from "@calloff/test-support";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../document/json.ts";
import { parseDocument } from "../document/parse-document.ts";
import { listOperations } from "../operations/operations.ts";
import { validateDocument } from "../validation/validate-document.ts";
import { lowerTo31 } from "./lower-to-3-1.ts";

const answer = (content: JsonObject): JsonObject => ({ "200": { description: "A task", content } });

function cube(changes: JsonObject = {}, item: JsonObject = {}): JsonObject {
  return {
    openapi: "3.2.0",
    info: { title: "Cube", version: "1" },
    servers: [{ url: "https://cube.example" }],
    paths: {
      "/tasks/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: answer({ "application/json": { schema: { type: "object" } } }),
        },
        ...item,
      },
    },
    ...changes,
  };
}

const validate = (document: JsonObject) =>
  validateDocument(parseDocument(stringify(document), { file: "api.yaml" }));

describe("a document of OpenAPI 3.2", () => {
  test("that has nothing new is one of 3.1", async () => {
    expect(await validate(cube())).toMatchObject({ openapi: "3.2.0", operations: 1 });
    const document = cube();
    lowerTo31(document);
    expect(document).toEqual(cube({ openapi: "3.1.0" }));
  });

  test("may leave an answer without a description, and say more of its tags", async () => {
    const post = { responses: { "204": { summary: "Done" } } };
    const tags = [
      { name: "a", summary: "A", kind: "nav" },
      { name: "b", parent: "a" },
    ];
    const document = cube({ tags }, { parameters: [], post });
    expect(await validate(document)).toMatchObject({ openapi: "3.2.0" });
    lowerTo31(document);
    const described = { "204": { summary: "Done", description: "Done" } };
    expect(document["paths"]).toMatchObject({ "/tasks/{id}": { post: { responses: described } } });
  });

  test("becomes the one of 3.1 that means the same", async () => {
    const self = "https://cube.example/openapi";
    const media = {
      schema: { $ref: `${self}#/components/schemas/Task` },
      examples: { one: { dataValue: { id: 1 } } },
    };
    const components = { schemas: { Task: { type: "object" } }, mediaTypes: { Task: media } };
    const post = { responses: answer({ "application/json": { $ref: "#/components/mediaTypes/Task" } }) };
    const document = cube({ $self: self, components }, { post });
    expect(await validate(document)).toMatchObject({ operations: 2 });
    lowerTo31(document);
    const lowered = {
      schema: { $ref: "#/components/schemas/Task" },
      examples: { one: { value: { id: 1 } } },
    };
    expect(document).toEqual(
      cube(
        { openapi: "3.1.0", components: { schemas: { Task: { type: "object" } } } },
        { post: { responses: answer({ "application/json": lowered }) } },
      ),
    );
  });

  test("keeps the operations of all methods, each in its path item", async () => {
    const copy = { responses: answer({}) };
    const link = { ...copy, callbacks: { done: { "{$url}": { additionalOperations: { NOTIFY: copy } } } } };
    const schema = { type: "object", properties: { additionalOperations: { type: "object" } } };
    const reference = { $ref: "#/paths/~1tasks~1%7Bid%7D/additionalOperations/COPY/responses/200" };
    const patch = { responses: { "200": reference } };
    const components = { schemas: { Task: schema } };
    const additionalOperations = { COPY: copy, "VERSION-CONTROL": link };
    const document = cube({ components }, { query: copy, patch, additionalOperations });
    expect(await validate(document)).toMatchObject({ operations: 5 });
    expect(listOperations(document).map(({ method }) => method)).toEqual([
      ...["get", "patch", "query", "COPY", "VERSION-CONTROL"],
    ]);
    lowerTo31(document);
    const moved = { ...copy, callbacks: { done: { "{$url}": { NOTIFY: copy } } } };
    const within = { $ref: "#/paths/~1tasks~1%7Bid%7D/COPY/responses/200" };
    expect(document).toEqual(
      cube(
        { openapi: "3.1.0", components },
        { query: copy, patch: { responses: { "200": within } }, COPY: copy, "VERSION-CONTROL": moved },
      ),
    );
    expect(listOperations(document).map(({ method }) => method)).toEqual([
      ...["get", "patch", "query", "COPY", "VERSION-CONTROL"],
    ]);
  });

  test("is validated in all its operations, and what is wrong is told of at its place", async () => {
    const wrong = { additionalOperations: { COPY: { responses: answer({}), parameters: 1 } } };
    const at = "#/paths/~1tasks~1{id}/additionalOperations/COPY/parameters";
    expect(await failureOf(() => validate(cube({}, wrong)))).toBe(
      `api.yaml:29:9: Expected type \`ParameterList\` (array) but got \`integer\` (at ${at})`,
    );
    const reference = { parameters: [{ $ref: "#/components/parameters/Gone" }], responses: answer({}) };
    expect(await failureOf(() => validate(cube({}, { query: reference })))).toContain(
      "(at #/paths/~1tasks~1{id}/query/parameters/0/$ref)",
    );
  });

  test.each([
    ["PoST", "api.yaml:24:7: the operation of PoST belongs under `post`, which is a field of its own."],
    ["Copy", 'api.yaml:24:7: the method "Copy" is not supported; methods are sent in upper case.'],
    ["A B", 'api.yaml:24:7: the method "A B" is not supported; methods are sent in upper case.'],
  ])("has no further operation of the method %s", async (method, message) => {
    const document = cube({}, { additionalOperations: { [method]: { responses: answer({}) } } });
    expect(await failureOf(() => validate(document))).toBe(message);
  });

  const whole = { name: "q", in: "querystring", content: { "application/json": {} } };

  test("may have a parameter that is the whole query, even in place of the path's own", async () => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const query = { parameters: [{ ...whole, required: true }], responses: answer({}) };
    const document = cube({}, { parameters: [id, whole], query });
    expect(await validate(document)).toMatchObject({ operations: 2, warnings: [] });
  });

  test.each([
    ["alone with content", [{ name: "q", in: "querystring", schema: {} }], "must have `content`."],
    ["once", [whole, { ...whole, name: "other" }], "is all of the query: no other can stand beside it."],
    [
      "without parameters in the query",
      [whole, { name: "page", in: "query", schema: {} }],
      "is all of the query: no other can stand beside it.",
    ],
  ])("has a parameter that is the whole query %s", async (_, parameters, message) => {
    expect(await failureOf(() => validate(cube({}, { parameters })))).toMatch(
      new RegExp(`^api\\.yaml:2\\d:\\d+: a parameter in the querystring ${message}$`),
    );
  });

  test("names itself in references, in full or in part, and in discriminators", async () => {
    const components = {
      schemas: {
        Pet: {
          type: "object",
          properties: { kind: { type: "string" } },
          required: ["kind"],
          discriminator: {
            propertyName: "kind",
            mapping: { cat: "v1.json#/components/schemas/Cat", dog: "Dog" },
          },
        },
        Cat: { allOf: [{ $ref: "/apis/v1.json#/components/schemas/Pet" }] },
        Dog: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
      },
    };
    const document = cube({ $self: "https://cube.example/apis/v1.json", components });
    await validate(document);
    lowerTo31(document);
    expect(document).toMatchObject({
      components: {
        schemas: {
          Pet: { discriminator: { mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } } },
          Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }] },
        },
      },
    });
  });

  test.each([
    [
      "itemSchema of streams",
      cube({}, { post: { responses: answer({ "text/event-stream": { itemSchema: {} } }) } }),
    ],
  ])("is refused for what 3.1 cannot say, with its place: %s", async (name, document) => {
    expect(await failureOf(() => validate(document))).toMatch(
      new RegExp(`^api\\.yaml:\\d+:\\d+: ${name}, new in OpenAPI 3\\.2, are not supported yet\\.$`),
    );
  });

  test("a property that is called so is none of them", async () => {
    const schema = { type: "object", properties: { in: { const: "querystring" }, itemSchema: {} } };
    const post = { responses: answer({ "application/json": { schema, example: { in: "querystring" } } }) };
    expect(await validate(cube({}, { post }))).toMatchObject({ operations: 2 });
  });
});
