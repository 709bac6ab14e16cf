import { failureOf } from "@calloff/test-support";
import { describe, expect, test } from "vitest";
import { listOperations } from "../operations/operations.ts";
import { lowerTo31 } from "./lower-to-3-1.ts";
import { answer, cube, ID, validate, WHOLE } from "./testing/cube.ts";

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
    const place = "#/paths/~1tasks~1%7Bid%7D/post/responses/200/content/application~1json";
    const patch = { responses: answer({ "application/json": { $ref: place } }) };
    const document = cube({ $self: self, components }, { post, patch });
    expect(await validate(document)).toMatchObject({ operations: 3 });
    lowerTo31(document);
    const lowered = {
      schema: { $ref: "#/components/schemas/Task" },
      examples: { one: { value: { id: 1 } } },
    };
    expect(document).toEqual(
      cube(
        { openapi: "3.1.0", components: { schemas: { Task: { type: "object" } } } },
        {
          post: { responses: answer({ "application/json": lowered }) },
          patch: { responses: answer({ "application/json": lowered }) },
        },
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

  test("may have a parameter that is the whole query, even in place of the path's own", async () => {
    const query = { parameters: [{ ...WHOLE, required: true }], responses: answer({}) };
    const document = cube({}, { parameters: [ID, WHOLE], query });
    expect(await validate(document)).toMatchObject({ operations: 2, warnings: [] });
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

  test("may have items in what is a sequence of them, and say what nothing depends on", async () => {
    const item = { type: "object" };
    const content = {
      "text/event-stream; charset=utf-8": { itemSchema: item },
      "application/x-ndjson": { itemSchema: true, prefixEncoding: [] },
      "application/geo+json-seq": { itemSchema: { $ref: "#/components/schemas/Task" } },
    };
    const components = { schemas: { Task: { type: "object" } } };
    const document = cube({ components }, { post: { parameters: [ID], responses: answer(content) } });
    expect(await validate(document)).toMatchObject({ operations: 2, warnings: [] });
    const wrong = answer({ "text/event-stream": { itemSchema: [] } });
    expect(await failureOf(() => validate(cube({}, { post: { responses: wrong } })))).toContain(
      "Expected type `Schema`",
    );
    const broken = answer({ "text/event-stream": { itemSchema: { $ref: "#/components/schemas/Gone" } } });
    expect(await failureOf(() => validate(cube({}, { post: { responses: broken } })))).toContain(
      "leads nowhere",
    );
  });

  test("says what is for readers, or for those who get a key, without a word of ours", async () => {
    const scopes = { all: "All" };
    const device = {
      deviceAuthorizationUrl: "https://cube.example/d",
      tokenUrl: "https://cube.example/t",
      scopes,
    };
    const components = {
      schemas: {
        Pet: {
          oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Other" }],
          discriminator: { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping: "Other" },
        },
        Cat: { type: "object", properties: { kind: { type: "string" } }, xml: { nodeType: "element" } },
        Other: { type: "object" },
      },
      securitySchemes: {
        device: {
          type: "oauth2",
          oauth2MetadataUrl: "https://cube.example/m",
          flows: { deviceAuthorization: device },
        },
        old: { type: "apiKey", in: "header", name: "X-Key", deprecated: true },
        plain: { type: "http", scheme: "bearer", deprecated: false },
      },
    };
    const media = {
      schema: { $ref: "#/components/schemas/Pet" },
      examples: { one: { dataValue: {}, serializedValue: "{}" } },
      prefixEncoding: [{ contentType: "text/plain" }],
    };
    const form = { "multipart/form-data": { schema: {}, encoding: { a: { contentType: "text/plain" } } } };
    const post = {
      parameters: [ID],
      security: [{ device: [] }, { old: [] }, { "#/components/securitySchemes/plain": [] }],
      requestBody: { content: form },
      responses: { "200": { summary: "A pet", content: { "application/json": media } } },
    };
    const tags = [
      { name: "a", summary: "A", kind: "nav" },
      { name: "b", parent: "a" },
    ];
    const servers = [{ url: "https://cube.example", name: "live" }];
    const document = cube({ components, tags, servers }, { post });
    expect(await validate(document)).toMatchObject({ warnings: [] });
    lowerTo31(document);
    const lowered = { security: [{ device: [] }, { old: [] }, { plain: [] }] };
    expect(document["paths"]).toMatchObject({ "/tasks/{id}": { post: lowered } });
  });
});
