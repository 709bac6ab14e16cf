import { failureOf } from "@calloff/test-support";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../document/json.ts";
import { parseDocument } from "../document/parse-document.ts";
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
    expect(await validate(cube({ tags }, { parameters: [], post }))).toMatchObject({ openapi: "3.2.0" });
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

  test.each([
    ["query operations", cube({}, { query: { responses: answer({}) } })],
    [
      "additionalOperations operations",
      cube({}, { additionalOperations: { COPY: { responses: answer({}) } } }),
    ],
    [
      "parameters in the querystring",
      cube({}, { parameters: [{ name: "q", in: "querystring", content: { "application/json": {} } }] }),
    ],
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
