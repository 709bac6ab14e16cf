import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./testing/compile-types.ts";

const BINARY = { type: "string", format: "binary" };
const TEXT = { type: "string" };
const OBJECT = { type: "object", properties: { id: { type: "integer" } }, required: ["id"] };

const sending = (content: JsonObject): JsonObject => ({
  post: { requestBody: { content }, responses: { "204": { description: "" } } },
});
const answering = (content: JsonObject): JsonObject => ({
  get: { responses: { "200": { description: "", content } } },
});
const sent = (type: string, path = "x"): string =>
  `NonNullable<paths["/${path}"]["post"]["requestBody"]>["content"]["${type}"]`;
const given = (status: number | string = 200, path = "x"): string =>
  `paths["/${path}"]["get"]["responses"][${JSON.stringify(status)}]["content"]`;

describe("a request's body", () => {
  const bodies: readonly [name: string, type: string, media: JsonObject, wanted: string][] = [
    ["JSON", "application/json", { schema: OBJECT }, "{ id: number }"],
    ["bytes in JSON, which are a text", "application/json", { schema: BINARY }, "string"],
    ["a form", "application/x-www-form-urlencoded", { schema: OBJECT }, "{ id: number }"],
    ["bytes", "application/octet-stream", { schema: BINARY }, "Blob"],
    ["an image about which nothing is said", "image/png", {}, "Blob"],
    ["a PDF of any schema", "application/pdf", { schema: {} }, "Blob"],
    ["XML, although it has an object's schema", "application/xml", { schema: OBJECT }, "string"],
    ["CSV about which nothing is said", "text/csv", {}, "string"],
    ["one of some texts", "text/plain", { schema: { type: "string", enum: ["a", "b"] } }, '"a" | "b"'],
    ["anything, by its schema an object", "*/*", { schema: OBJECT }, "{ id: number }"],
    ["anything, by its schema bytes", "*/*", { schema: BINARY }, "Blob"],
    ["any image", "image/*", { schema: TEXT }, "Blob"],
  ];

  test("is text, bytes or JSON", () => {
    const paths = bodies.map(([name, type, media]) => [`/${name}`, sending({ [type]: media })]);
    const expected = bodies.map(([name, type, , wanted]) => [sent(type, name), wanted]);
    expect(typeMismatches({ paths: Object.fromEntries(paths) }, Object.fromEntries(expected))).toEqual([]);
  });

  type Form = [name: string, schema: JsonObject, wanted: string];
  const parts: readonly Form[] = [
    ["a file", BINARY, "Blob"],
    ["a text", TEXT, "string"],
    ["base64", { type: "string", format: "byte" }, "string"],
    ["files", { type: "array", items: BINARY }, "Blob[]"],
    [
      "lists of lists, which are JSON",
      { type: "array", items: { type: "array", items: BINARY } },
      "string[][]",
    ],
    ["an object, which is JSON", { type: "object", properties: { b: BINARY } }, "{ b?: string }"],
    ["a file or null, in 3.0", { ...BINARY, nullable: true }, "Blob | null"],
    ["a file or null, in 3.1", { type: ["string", "null"], format: "binary" }, "Blob | null"],
    ["a file or a number", { type: ["string", "integer"], format: "binary" }, "Blob | number"],
    ["a file of a media type", { type: "string", contentMediaType: "image/png" }, "Blob"],
    ["a file of a media type alone", { contentMediaType: "application/octet-stream" }, "Blob"],
    [
      "base64 of a media type",
      { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      "string",
    ],
    ["a text of a media type", { type: "string", contentMediaType: "text/html" }, "string"],
    ["a choice with a file", { anyOf: [BINARY, { type: "null" }] }, "Blob | null"],
  ];
  const inForm = (a: JsonObject): JsonObject => ({ type: "object", properties: { a } });
  const forms: readonly Form[] = [
    ...parts.map(([name, a, wanted]): Form => [name, inForm(a), `{ a?: ${wanted} }`]),
    ["files of any name", { type: "object", additionalProperties: BINARY }, "{ [key: string]: Blob }"],
    [
      "a file in one of its schemas",
      { allOf: [{ type: "object", properties: { a: BINARY }, required: ["a"] }] },
      "{ a: Blob }",
    ],
  ];

  test("of parts has files where the schema says bytes", () => {
    const type = "multipart/form-data";
    const paths = forms.map(([name, schema]) => [`/${name}`, sending({ [type]: { schema } })]);
    const expected = forms.map(([name, , wanted]) => [sent(type, name), wanted]);
    const document = { openapi: "3.1.0", paths: Object.fromEntries(paths) };
    expect(typeMismatches(document, Object.fromEntries(expected))).toEqual([]);
  });
});

describe("an answer", () => {
  const answers: readonly [name: string, content: JsonObject, wanted: string][] = [
    ["JSON", { "application/json": { schema: OBJECT } }, '{ "application/json": { id: number } }'],
    [
      "JSON, and what has to be asked for",
      { "text/csv": { schema: TEXT }, "application/hal+json": { schema: OBJECT }, "application/pdf": {} },
      '{ "application/hal+json": { id: number } }',
    ],
    ["anything", { "*/*": { schema: OBJECT } }, '{ "*/*": { id: number } }'],
    ["anything, by its schema bytes", { "*/*": { schema: BINARY } }, '{ "*/*": Blob }'],
    ["bytes", { "application/pdf": { schema: BINARY } }, '{ "application/pdf": Blob }'],
    [
      "bytes of any schema",
      { "application/zip": {}, "image/*": { schema: {} } },
      '{ "application/zip": Blob; "image/*": Blob }',
    ],
    ["text", { "text/event-stream": { schema: OBJECT } }, '{ "text/event-stream": string }'],
    ["text before bytes", { "text/csv": {}, "image/png": {} }, '{ "text/csv": string; "image/png": string }'],
    ["bytes before text", { "image/png": {}, "text/csv": {} }, '{ "image/png": Blob; "text/csv": Blob }'],
  ];

  test("is text, bytes or JSON", () => {
    const paths = answers.map(([name, content]) => [`/${name}`, answering(content)]);
    const expected = answers.map(([name, , wanted]) => [given(200, name), wanted]);
    expect(typeMismatches({ paths: Object.fromEntries(paths) }, Object.fromEntries(expected))).toEqual([]);
  });

  test("that is an error is text where it is no JSON", () => {
    const responses = {
      "200": { description: "", content: { "application/pdf": {} } },
      "400": { description: "", content: { "text/plain": { schema: OBJECT } } },
      "500": { description: "", content: { "text/plain": {}, "application/json": { schema: OBJECT } } },
      default: { description: "", content: { "application/pdf": {} } },
    };
    expect(
      typeMismatches(
        { paths: { "/x": { get: { responses } } } },
        {
          [given()]: '{ "application/pdf": Blob }',
          [given(400)]: '{ "text/plain": string }',
          [given(500)]: '{ "text/plain": unknown; "application/json": { id: number } }',
          [given("default")]: '{ "application/pdf": string }',
        },
      ),
    ).toEqual([]);
  });

  test("that is documented for every status alone is what a success gives", () => {
    const answer = { description: "", content: { "application/pdf": {} } };
    const paths = {
      "/x": { get: { responses: { "404": answer, default: answer } } },
      "/y": { get: { responses: { "204": { description: "" }, default: answer } } },
    };
    const wanted = {
      [given("default")]: '{ "application/pdf": Blob }',
      [given(404)]: '{ "application/pdf": string }',
      [given("default", "y")]: '{ "application/pdf": string }',
    };
    expect(typeMismatches({ paths }, wanted)).toEqual([]);
  });

  test("that operations share and read differently is typed for each", () => {
    const file = { $ref: "#/components/responses/File" };
    const text = { description: "", content: { "text/plain": {} } };
    const document = {
      components: { responses: { File: { description: "", content: { "application/pdf": {} } } } },
      paths: {
        "/x": { get: { responses: { "200": file } } },
        // The first of its types is text.
        "/y": { get: { responses: { "200": text, "201": file } } },
        "/z": { get: { responses: { "200": file } } },
      },
    };
    const pdf = (path: string, status: number): string =>
      `paths["${path}"]["get"]["responses"][${status}]["content"]["application/pdf"]`;
    expect(
      typeMismatches(document, {
        [pdf("/x", 200)]: "Blob",
        [pdf("/y", 201)]: "string",
        [pdf("/z", 200)]: "Blob",
        'components["responses"]["File"]["content"]["application/pdf"]': "Blob",
      }),
    ).toEqual([]);
  });
});

test("words stay where they were", () => {
  const file = { ...BINARY, description: "At most 5 MB." };
  const form = { schema: { type: "object", description: "A form.", properties: { file } } };
  const { source } = compileTypes({
    paths: { "/x": { ...sending({ "multipart/form-data": form, "text/csv": { example: "a,b" } }) } },
  });
  expect(source).toMatch(
    /\/\*\*\n\s+\* Format: binary\n\s+\* @description At most 5 MB\.\n\s+\*\/\n\s+file\?: Blob;/,
  );
  expect(source).toMatch(/@example a,b \*\/\n\s+"text\/csv": string;/);
});

describe("bodies with a schema of their items", () => {
  const item = {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, n: { type: "number" } },
  };
  const content = (type: string, more: JsonObject = {}): JsonObject => ({
    [type]: { itemSchema: item },
    ...more,
  });
  const operation = (answer: JsonObject, more: JsonObject = {}): JsonObject => ({
    post: { responses: { "200": { description: "", content: answer }, ...more } },
  });
  const answerOf = (path: string, status = 200): string =>
    `paths["${path}"]["post"]["responses"][${status}]["content"]`;
  const stream = (type: string): string => `ReadableStream<Uint8Array> & { readonly "~item"?: ${type} }`;

  test("are streams of them in answers, and text or bytes in requests", () => {
    const plain = { "text/plain": { schema: { type: "string" } } };
    const json = { "application/json": { schema: { type: "number" } } };
    const document = {
      openapi: "3.1.0",
      paths: {
        "/events": operation(content("text/event-stream")),
        "/texts": operation(content("application/json-seq", plain)),
        "/asked": operation(content("text/event-stream", json)),
        "/error": operation(plain, { 404: { description: "", content: content("application/jsonl") } }),
        "/list": operation({ "application/jsonl": { schema: { type: "array", items: item } } }),
        "/any": operation({ "application/jsonl": { itemSchema: true } }),
        "/sent": { post: { responses: {}, requestBody: { content: content("application/jsonl") } } },
      },
    };
    const expected = {
      [answerOf("/events")]: `{ "text/event-stream": ${stream("{ readonly id?: string; n?: number }")} }`,
      [answerOf("/texts")]: `{ "application/json-seq": ${stream("{ readonly id?: string; n?: number }")} }`,
      [answerOf("/asked")]: '{ "application/json": number }',
      [answerOf("/error", 404)]: '{ "application/jsonl": string }',
      [answerOf("/list")]: '{ "application/jsonl": string }',
      [answerOf("/any")]: `{ "application/jsonl": ${stream("unknown")} }`,
      'NonNullable<paths["/sent"]["post"]["requestBody"]>["content"]':
        '{ "application/jsonl": Blob | string }',
    };
    expect(typeMismatches(document, expected)).toEqual([]);
  });
});
