import { join, resolve } from "node:path";
import { generateClient } from "@calloff/codegen";
import { allRows, hasFailed, loadGenerated, type Row, type Subject } from "@calloff/contract/internal";
import { type JsonObject, lowerTo31, parseDocument, validateDocument } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { openStaging } from "../workspace/staging.ts";

/** What a test puts wrong. */
interface Faults {
  readonly url?: (url: string) => string;
  readonly answer?: (response: Response) => Promise<Response>;
  readonly types?: (source: string) => string;
}

/** A client of a document of OpenAPI 3.2, made and held to it the whole way. */
async function contractRows(paths: JsonObject, faults: Faults = {}): Promise<Row[]> {
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
  const {
    url: change = (url) => url,
    answer = async (response) => response,
    types = (text) => text,
  } = faults;
  const create: Subject["create"] = (options) => {
    const { fetch = globalThis.fetch } = options;
    return subject.create({
      ...options,
      fetch: async (url, init) => answer(await fetch(change(String(url)), init)),
    });
  };
  return await allRows({ ...subject, types: types(subject.types ?? ""), create });
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
    ["QUERY /files/{id}", "full", "Prism knows no QUERY"],
    ["QUERY /files/{id}", "minimal", "Prism knows no QUERY"],
    ["QUERY /files/{id}", "empty", "Prism knows no QUERY"],
    ["COPY /files/{id}", "full", "Prism knows no COPY"],
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
      "QUERY /json Prism knows no QUERY",
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
  const rows = await contractRows(paths, { url: (url) => url.replace(/\?.*/, "?a=c") });
  expect(rows.map(({ request }) => request)).toEqual([
    ['the querystring parameter q: its field a is a=c, given was "b"'],
    ['the querystring parameter q: the query is a=c, given was {"a":"b"}'],
  ]);
});

const event = {
  type: "object",
  properties: {
    data: { type: "string" },
    event: { enum: ["progress", "done"] },
    id: { type: "string" },
    retry: { type: "integer", minimum: 0 },
  },
  required: ["data"],
};

test("streams are read item by item, from our own server, and judged by the schema of their items", async () => {
  const progress = { type: "object", properties: { done: { type: "number" } }, required: ["done"] };
  const stream = (type: string, itemSchema: JsonObject): JsonObject => ({
    responses: { "200": { content: { [type]: { itemSchema } } }, "404": json(progress) },
  });
  const rows = await contractRows({
    "/events": { get: stream("text/event-stream", event) },
    "/lines": {
      post: {
        ...stream("application/jsonl", progress),
        requestBody: { content: { "application/x-ndjson": { itemSchema: progress } } },
      },
    },
    "/texts": { get: stream("application/json-seq", progress) },
    "/either": {
      get: {
        responses: {
          "200": {
            content: {
              ...(json(progress)["content"] as JsonObject),
              "text/event-stream": { itemSchema: event },
            },
          },
        },
      },
    },
    "/never": { get: stream("text/event-stream", progress) },
  });
  expect(rows.filter(hasFailed)).toEqual([]);
  const told = rows.map(
    ({ operation, status, gets, skipped, withoutPrism }) =>
      `${operation} ${status} ${gets}: ${skipped ?? withoutPrism}`,
  );
  const own = "Prism writes no streams";
  for (const name of ["GET /events", "POST /lines", "GET /texts"]) {
    const expected = [
      `${name} 200 full: ${own}`,
      `${name} 200 minimal: ${own}`,
      `${name} 200 empty: ${own}`,
      `${name} 404 full: undefined`,
    ];
    expect(told).toEqual(expect.arrayContaining(expected));
  }
  expect(told).toContain("GET /either 200 full: undefined");
  const why =
    "no value for an item of text/event-stream could be made from the document: an event must have data, which is text";
  expect(told).toContain(`GET /never 200 full: ${why}`);
});

test("items that are not as documented are found, and streams that the client reads as something else", async () => {
  const paths = {
    "/events": { get: { responses: { "200": { content: { "text/event-stream": { itemSchema: event } } } } } },
  };
  const answers = async (change: (text: string) => string): Promise<string[]> => {
    const answer = async (response: Response): Promise<Response> => {
      const headers = { "content-type": response.headers.get("content-type") ?? "" };
      return new Response(change(await response.text()), { headers });
    };
    const rows = await contractRows(paths, { answer });
    return rows.flatMap(({ gets, response }) => (gets === "empty" ? [] : response));
  };
  expect(await answers((text) => text)).toEqual([]);
  expect((await answers((text) => text.replace(/^data: /gm, "data: x")))[0]).toMatch(
    /^the client hands over \[\{.*"data":"x/,
  );
  expect((await answers((text) => `event: other\ndata: 1\n\n${text}`))[0]).toMatch(
    /^the body handed over does not keep to the document: value\/0\/event/,
  );
  const types = (source: string): string => source.replace("data: string;", "data: number;");
  const [first] = await contractRows(paths, { types });
  expect(first?.response[0]).toMatch(/^an item of the answer does not fit its type: TS2322/);
});
