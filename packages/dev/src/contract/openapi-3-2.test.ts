import { join, resolve } from "node:path";
import { generateClient } from "@calloff/codegen";
import { allRows, hasFailed, loadGenerated, type Row, type Subject } from "@calloff/contract/internal";
import { type JsonObject, lowerTo31, parseDocument, validateDocument } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { openStaging } from "../workspace/staging.ts";

/** A client of a document of OpenAPI 3.2, made and held to it the whole way. */
async function contractRows(paths: JsonObject, change = (url: string) => url): Promise<Row[]> {
  const text = JSON.stringify({
    openapi: "3.2.0",
    info: { title: "Cube", version: "1" },
    servers: [{ url: "https://cube.example/v1" }],
    paths,
  });
  const parsed = parseDocument(text, { file: "openapi.json" });
  await validateDocument(parsed);
  const document = parsed.value;
  lowerTo31(document);
  const files = await generateClient("cube", document);
  await using staging = await openStaging(resolve(import.meta.dirname, "../.."));
  const subject = await loadGenerated({ provider: "cube", document, files }, join(staging.folder, "built"));
  const create: Subject["create"] = (options) => {
    const { fetch = globalThis.fetch } = options;
    return subject.create({ ...options, fetch: (url, init) => fetch(change(String(url)), init) });
  };
  return await allRows({ ...subject, create });
}

const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

test("operations of all methods are called, without Prism where that knows no such method", async () => {
  const found = { type: "array", items: { type: "string" } };
  const rows = await contractRows({
    "/files/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: { "200": json(found) } },
      query: {
        requestBody: {
          ...json({ type: "object", properties: { text: { type: "string" } }, required: ["text"] }),
          required: true,
        },
        responses: { "200": json(found) },
      },
      additionalOperations: {
        COPY: {
          parameters: [{ name: "to", in: "query", required: true, schema: { type: "string" } }],
          responses: { "204": {} },
        },
        CONNECT: { responses: { "200": {} } },
        HOP: { responses: { "200": {} } },
      },
    },
  });
  expect(rows.filter(hasFailed)).toEqual([]);
  const told = rows.map(({ operation, gets, skipped, withoutPrism }) => [
    operation,
    gets,
    skipped ?? withoutPrism,
  ]);
  expect(told).toEqual([
    ["GET /files/{id}", "full", undefined],
    ["GET /files/{id}", "minimal", undefined],
    ["GET /files/{id}", "empty", undefined],
    ["QUERY /files/{id}", "full", "Prism does not start: it knows no QUERY"],
    ["QUERY /files/{id}", "minimal", "Prism does not start: it knows no QUERY"],
    ["QUERY /files/{id}", "empty", "Prism does not start: it knows no QUERY"],
    ["COPY /files/{id}", "full", "Prism does not start: it knows no COPY"],
    ["CONNECT /files/{id}", "full", "fetch does not send CONNECT"],
    ["HOP /files/{id}", "full", "Node's servers take no HOP"],
  ]);
});

test("a parameter that is the whole query is sent as its media type has it, and Prism judges the rest", async () => {
  const form = "application/x-www-form-urlencoded";
  const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
  const text = { type: "string", minLength: 1 };
  const whole = (type: string, schema: JsonObject, more: JsonObject = {}): JsonObject => ({
    parameters: [{ name: "q", in: "querystring", required: true, content: { [type]: { schema, ...more } } }],
    responses: { "200": json({ type: "object" }) },
  });
  const list = { type: "array", items: { type: "integer" }, minItems: 2 };
  const rows = await contractRows({
    "/form": { get: whole(form, object({ text, list, part: object({ text }) })) },
    "/styled": {
      get: whole(form, object({ list }), { encoding: { list: { style: "form", explode: false } } }),
    },
    "/json": {
      get: whole("application/json", object({ text, list })),
      query: whole("application/json", list),
    },
    "/text": { get: whole("application/jsonpath", text, { example: "$.a.b[1:1]" }) },
    "/never": { get: whole("application/jsonpath", { type: "object" }) },
  });
  expect(rows.filter(hasFailed)).toEqual([]);
  expect(
    new Set(rows.map(({ operation, skipped, withoutPrism }) => `${operation} ${skipped ?? withoutPrism}`)),
  ).toEqual(
    new Set([
      ...["GET /form", "GET /styled", "GET /json", "GET /text"].map((name) => `${name} undefined`),
      "QUERY /json Prism does not start: it knows no QUERY",
      "GET /never no value for the querystring parameter q could be made from the document: OpenAPI gives it no form as application/jsonpath",
    ]),
  );
});

test("a query that is not the one given is found", async () => {
  const schema = { type: "object", properties: { a: { const: "b" } }, required: ["a"] };
  const operation = (type: string): JsonObject => ({
    parameters: [{ name: "q", in: "querystring", required: true, content: { [type]: { schema } } }],
    responses: { "204": {} },
  });
  const paths = {
    "/form": { get: operation("application/x-www-form-urlencoded") },
    "/json": { get: operation("application/json") },
  };
  const rows = await contractRows(paths, (url) => url.replace(/\?.*/, "?a=c"));
  expect(rows.map(({ request }) => request)).toEqual([
    ['the querystring parameter q: its field a is a=c, given was "b"'],
    ['the querystring parameter q: the query is a=c, given was {"a":"b"}'],
  ]);
});
