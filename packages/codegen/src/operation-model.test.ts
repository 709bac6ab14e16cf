import type { JsonObject } from "@calloff/openapi/internal";
import { listOperations } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { readOperations } from "./operation-model.ts";

/** What the table says of one operation, `POST /x`. */
function read(operation: JsonObject, pathItem: JsonObject = {}, components: JsonObject = {}) {
  const document: JsonObject = { paths: { "/x": { ...pathItem, post: operation } }, components };
  return readOperations(document, listOperations(document), () => undefined).get("POST /x");
}

const TEXT = { type: "string" };
const LIST = { type: "array", items: TEXT };
const OBJECT = { type: "object" };

test.each<[string, place: string, JsonObject, style: object | undefined]>([
  ["a text in the path", "path", { schema: TEXT }, undefined],
  ["a list in the path", "path", { schema: LIST }, { style: "simple", explode: false }],
  ["a label", "path", { style: "label", schema: TEXT }, { style: "label", explode: false }],
  ["a list in the query", "query", { schema: LIST }, undefined],
  ["a list with commas", "query", { explode: false, schema: LIST }, { style: "form", explode: false }],
  [
    "a list with pipes",
    "query",
    { style: "pipeDelimited", schema: LIST },
    { style: "pipeDelimited", explode: false },
  ],
  ["an object in the query", "query", { schema: OBJECT }, { style: "form", explode: true }],
  ["a deep object", "query", { style: "deepObject", schema: OBJECT }, { style: "deepObject", explode: true }],
  [
    "a choice with an object",
    "query",
    { schema: { anyOf: [TEXT, OBJECT] } },
    { style: "form", explode: true },
  ],
  ["what may be null", "query", { schema: { type: ["string", "null"] } }, undefined],
  [
    "reserved characters",
    "query",
    { allowReserved: true, schema: TEXT },
    { style: "form", explode: true, reserved: true },
  ],
  [
    "JSON in the query",
    "query",
    { content: { "application/json": { schema: OBJECT } } },
    { style: "json", explode: false },
  ],
  ["a header", "header", { schema: { type: "integer" } }, undefined],
  ["a cookie", "cookie", { schema: TEXT }, { style: "form", explode: true }],
])("%s", (_, place, more, style) => {
  const parameter = { in: place, name: "a", ...more };
  const row = style && { [place]: { a: style } };
  expect(read({ parameters: [parameter] })).toEqual(row);
  expect(
    read({ parameters: [{ $ref: "#/components/parameters/P" }] }, {}, { parameters: { P: parameter } }),
  ).toEqual(row);
  expect(read({}, { parameters: [parameter] })).toEqual(row);
});

test("an operation's parameter is instead of its path's", () => {
  const cookie = { in: "query", name: "a", schema: OBJECT };
  expect(
    read({ parameters: [{ ...cookie, schema: { type: "string" } }] }, { parameters: [cookie] }),
  ).toBeUndefined();
});

test.each<[string, JsonObject, unknown]>([
  ["JSON", { "application/json": {} }, undefined],
  [
    "several, JSON first",
    { "text/csv": {}, "application/json": {} },
    { body: ["application/json", "text/csv"] },
  ],
  [
    "a form before bytes",
    { "image/*": {}, "multipart/form-data": {} },
    { body: ["multipart/form-data", "image/*"] },
  ],
  [
    "parts",
    { "multipart/form-data": { encoding: { a: { contentType: "image/png" }, b: { style: "deepObject" } } } },
    {
      body: ["multipart/form-data"],
      parts: { a: { type: "image/png" }, b: { style: { style: "deepObject", explode: true } } },
    },
  ],
  ["what no header can hold", { "a\r\nb/c": {} }, undefined],
])("a body of %s", (_, content, row) => {
  expect(read({ requestBody: { content } })).toEqual(row);
});

test.each<[string, JsonObject, unknown]>([
  [
    "JSON, whatever else there is",
    { "200": { content: { "text/csv": {}, "application/json": {} } } },
    undefined,
  ],
  [
    "text",
    { "200": { content: { "text/csv": {} } }, "400": { content: { "application/json": {} } } },
    { answer: ["text/csv"] },
  ],
  [
    "a vendor's JSON before XML",
    { "2XX": { content: { "text/xml": {}, "application/hal+json": {} } } },
    { answer: ["application/hal+json", "text/xml"] },
  ],
  ["anything", { "200": { content: { "*/*": { schema: OBJECT } } } }, undefined],
  [
    "anything, by its schema bytes",
    { "200": { content: { "*/*": { schema: { type: "string", format: "binary" } } } } },
    { answer: ["*/*"] },
  ],
  ["nothing", { "204": { description: "" } }, undefined],
  [
    "text for every status",
    { "404": {}, default: { content: { "text/csv": {} } } },
    { answer: ["text/csv"] },
  ],
  [
    "nothing, and text for other statuses",
    { "204": {}, default: { content: { "text/csv": {} } } },
    undefined,
  ],
])("an answer of %s", (_, responses, row) => {
  expect(read({ responses })).toEqual(row);
});

test("a server of its own", () => {
  const document: JsonObject = { paths: { "/x": { get: {} }, "/y": { get: {} } } };
  const table = readOperations(document, listOperations(document), ({ path }) =>
    path === "/y" ? "https://y.example" : undefined,
  );
  expect([...table]).toEqual([["GET /y", { server: "https://y.example" }]]);
});
