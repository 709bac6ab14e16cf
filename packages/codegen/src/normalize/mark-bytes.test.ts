import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { typeMismatches } from "./testing/compile-types.ts";

const BINARY = { type: "string", format: "binary" };

const sending = (content: JsonObject): JsonObject => ({
  post: { requestBody: { content }, responses: { "204": { description: "" } } },
});
const answering = (content: JsonObject): JsonObject => ({
  get: { responses: { "200": { description: "", content } } },
});

test("forms that several operations share, and that lead back to themselves", () => {
  const components = {
    requestBodies: {
      Upload: { content: { "multipart/form-data": { schema: { $ref: "#/components/schemas/Upload" } } } },
    },
    schemas: {
      Upload: {
        type: "object",
        properties: {
          file: { $ref: "#/components/schemas/File" },
          more: { type: "array", items: { $ref: "#/components/schemas/File" } },
          parent: { $ref: "#/components/schemas/Upload" },
        },
      },
      File: BINARY,
    },
  };
  const operation = {
    requestBody: { $ref: "#/components/requestBodies/Upload" },
    responses: { "204": { description: "" } },
  };
  const document = { components, paths: { "/x": { post: operation }, "/y": { put: { ...operation } } } };
  const upload = 'components["schemas"]["Upload"]';
  expect(
    typeMismatches(document, {
      'components["schemas"]["File"]': "Blob | string",
      [`${upload}["more"]`]: "(Blob | string)[] | undefined",
      'NonNullable<paths["/x"]["post"]["requestBody"]>["content"]["multipart/form-data"]': upload,
    }),
  ).toEqual([]);
});

describe("a schema that is a component", () => {
  const components = {
    schemas: {
      File: BINARY,
      Form: { type: "object", properties: { a: { $ref: "#/components/schemas/File" } } },
    },
  };
  const form = { $ref: "#/components/schemas/Form" };
  const both = (wanted: string): Record<string, string> => ({
    'components["schemas"]["File"]': wanted,
    'components["schemas"]["Form"]["a"]': `${wanted} | undefined`,
  });

  test("is a Blob where it is nothing but a part", () => {
    const document = { components, paths: { "/x": sending({ "multipart/form-data": { schema: form } }) } };
    expect(typeMismatches(document, both("Blob"))).toEqual([]);
  });

  test("is a text where it is nothing but JSON", () => {
    const document = { components, paths: { "/x": sending({ "application/json": { schema: form } }) } };
    expect(typeMismatches(document, both("string"))).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ["another operation's JSON", { "/y": answering({ "application/json": { schema: form } }) }],
    ["a form without files", { "/y": sending({ "application/x-www-form-urlencoded": { schema: form } }) }],
    [
      "a parameter",
      {
        "/y": {
          parameters: [{ name: "f", in: "query", schema: { $ref: "#/components/schemas/File" } }],
          ...answering({}),
        },
      },
    ],
    [
      "a property called content",
      {
        "/y": answering({
          "application/json": { schema: { type: "object", properties: { content: form } } },
        }),
      },
    ],
  ])("is either where it is a part and in %s", (_, others) => {
    const paths = { "/x": sending({ "multipart/form-data": { schema: form } }), ...others };
    expect(typeMismatches({ components, paths }, both("Blob | string"))).toEqual([]);
  });

  test("is a Blob where what else has it is text to the client", () => {
    const paths = {
      "/x": sending({ "multipart/form-data": { schema: form } }),
      "/y": answering({ "application/xml": { schema: form } }),
    };
    expect(typeMismatches({ components, paths }, both("Blob"))).toEqual([]);
  });
});
