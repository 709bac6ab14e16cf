import { failureOf } from "@calloff/test-support";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../document/json.ts";
import { answer, cube, validate, WHOLE } from "./testing/cube.ts";

describe("a document of OpenAPI 3.2", () => {
  test.each([
    ["PoST", "api.yaml:24:7: the operation of PoST belongs under `post`, which is a field of its own."],
    ["Copy", 'api.yaml:24:7: the method "Copy" is not supported; methods are sent in upper case.'],
    ["A B", 'api.yaml:24:7: the method "A B" is not supported; methods are sent in upper case.'],
  ])("has no further operation of the method %s", async (method, message) => {
    const document = cube({}, { additionalOperations: { [method]: { responses: answer({}) } } });
    expect(await failureOf(() => validate(document))).toBe(message);
  });

  test.each([
    ["alone with content", [{ name: "q", in: "querystring", schema: {} }], "must have `content`."],
    ["once", [WHOLE, { ...WHOLE, name: "other" }], "is all of the query: no other can stand beside it."],
    [
      "without parameters in the query",
      [WHOLE, { name: "page", in: "query", schema: {} }],
      "is all of the query: no other can stand beside it.",
    ],
  ])("has a parameter that is the whole query %s", async (_, parameters, message) => {
    expect(await failureOf(() => validate(cube({}, { parameters })))).toMatch(
      new RegExp(`^api\\.yaml:2\\d:\\d+: a parameter in the querystring ${message}$`),
    );
  });

  test.each([
    [
      "application/json",
      { itemSchema: {} },
      "itemSchema of application/json is not supported, only that of text/event-stream, JSON lines and JSON text sequences.",
    ],
    [
      "multipart/mixed",
      { itemSchema: {} },
      "itemSchema of multipart/mixed is not supported, only that of text/event-stream, JSON lines and JSON text sequences.",
    ],
    [
      "multipart/mixed",
      { prefixEncoding: [{}] },
      "prefixEncoding, which writes the parts of multipart/mixed by their positions, is not supported yet.",
    ],
    [
      "multipart/form-data",
      { itemEncoding: {} },
      "itemEncoding, which writes the parts of multipart/form-data by their positions, is not supported yet.",
    ],
    [
      "multipart/form-data",
      { encoding: { a: { encoding: {} } } },
      "an encoding within a part of multipart/form-data is not supported yet.",
    ],
  ])("is refused for what cannot be called, with its place: %s %o", async (type, media, message) => {
    const document = cube({}, { post: { responses: answer({ [type]: media }) } });
    const failure = await failureOf(() => validate(document));
    expect(failure.replace(/^api\.yaml:\d+:\d+: /, "")).toBe(message);
    expect(failure).toMatch(/^api\.yaml:(?:29|31):/);
  });

  test.each([
    [
      { style: "cookie" },
      "cookie",
      "the style cookie is not supported yet; parameters in cookies are written in the style form.",
    ],
    [
      { allowReserved: true },
      "cookie",
      "allowReserved in the cookie is not supported yet; what is reserved is always encoded there.",
    ],
    [
      { allowReserved: true },
      "path",
      "allowReserved in the path is not supported yet; what is reserved is always encoded there.",
    ],
  ])(
    "is refused for a parameter that would be written in another way: %o in %s",
    async (more, place, message) => {
      const parameters = [{ name: "a", in: place, required: true, schema: { type: "string" }, ...more }];
      expect(await failureOf(() => validate(cube({}, { parameters })))).toMatch(
        new RegExp(`^api\\.yaml:29:\\d+: ${message}$`),
      );
      const others = [{ name: "a", in: "query", allowReserved: true, schema: { type: "string" } }];
      expect(await validate(cube({}, { parameters: others }))).toMatchObject({ operations: 1 });
    },
  );

  test("may name a media type, which is judged by the type that it is used as", async () => {
    const $ref = "#/components/mediaTypes/Events";
    const mediaTypes = { Events: { itemSchema: { type: "object" } } };
    const used = (type: string): JsonObject => ({ post: { responses: answer({ [type]: { $ref } }) } });
    const document = (type: string): JsonObject => cube({ components: { mediaTypes } }, used(type));
    expect(await validate(document("text/event-stream"))).toMatchObject({ operations: 2 });
    expect(await failureOf(() => validate(document("application/json")))).toMatch(
      /^api\.yaml:2\d:\d+: itemSchema of application\/json is not supported/,
    );
  });

  test("a property that is called so is none of them", async () => {
    const schema = { type: "object", properties: { in: { const: "querystring" }, itemSchema: {} } };
    const post = { responses: answer({ "application/json": { schema, example: { in: "querystring" } } }) };
    expect(await validate(cube({}, { post }))).toMatchObject({ operations: 2 });
  });
});
