import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compareSources } from "./compare-sources.ts";

/** As anybody has them: a path item of each document, of which the older may be of another version. */
async function compare(older: JsonObject, newer: JsonObject, openapi = "3.2.0"): Promise<string[]> {
  const textOf = (version: string, item: JsonObject): string =>
    JSON.stringify({ openapi: version, info: { title: "Cube", version: "1" }, paths: { "/x": item } });
  const texts = new Map([
    ["older", textOf(openapi, older)],
    ["newer", textOf("3.2.0", newer)],
  ]);
  const report = await compareSources("older", "newer", async (name) => {
    const text = texts.get(name) ?? "";
    return { name, text, bytes: new TextEncoder().encode(text) };
  });
  return report.changes.map(
    ({ bump, id, operation, by, pointer }) => `${bump} ${id} of ${operation} by ${by} at ${pointer}`,
  );
}

const answer = (type: string): JsonObject => ({
  responses: { "200": { description: "", content: { "application/json": { schema: { type } } } } },
});
const get = answer("string");

/** An operation with a parameter that is the whole query. */
function found(mediaType: string, type: string, more: JsonObject = {}): JsonObject {
  const parameter = { name: "q", in: "querystring", content: { [mediaType]: { schema: { type } } }, ...more };
  return { get: { ...get, parameters: [parameter] } };
}
const content = "/paths/~1x/get/responses/200/content";

/** An operation whose answer is a stream of items. */
function stream(mediaType: string, type: string): JsonObject {
  const media = { itemSchema: { type: "object", properties: { data: { type } }, required: ["data"] } };
  return { get: { responses: { "200": { description: "", content: { [mediaType]: media } } } } };
}
const whole = "/paths/~1x/get/parameters/0";

describe("what OpenAPI 3.2 adds is compared by the walk and by the types", () => {
  const schemaAt = (method: string): string =>
    `/paths/~1x/${method}/responses/200/content/application~1json/schema`;

  test.each<[string, JsonObject, JsonObject, string[]]>([
    [
      "nothing",
      { get, additionalOperations: { COPY: get } },
      { get, additionalOperations: { COPY: get } },
      [],
    ],
    [
      "a query operation more",
      { get },
      { get, query: get },
      ["minor operation-added of QUERY /x by both at /paths/~1x/query"],
    ],
    [
      "a query operation less",
      { get, query: get },
      { get },
      ["major operation-removed of QUERY /x by both at /paths/~1x/query"],
    ],
    [
      "an operation of a method without a field more",
      { get },
      { get, additionalOperations: { COPY: get } },
      ["minor operation-added of COPY /x by both at /paths/~1x/COPY"],
    ],
    [
      "one less",
      { get, additionalOperations: { COPY: get, "M-SEARCH": get } },
      { get, additionalOperations: { COPY: get } },
      ["major operation-removed of M-SEARCH /x by both at /paths/~1x/M-SEARCH"],
    ],
    [
      "another answer of them",
      { query: get, additionalOperations: { COPY: get } },
      { query: answer("integer"), additionalOperations: { COPY: answer("integer") } },
      ["COPY", "query"].map(
        (method) =>
          `major response-type-changed of ${method.toUpperCase()} /x by both at ${schemaAt(method)}`,
      ),
    ],
    [
      "another name, which is sent nowhere",
      found("application/json", "object"),
      found("application/json", "object", { name: "other" }),
      [],
    ],
    [
      "the whole query, in place of nothing",
      { get },
      found("application/json", "object", { required: true }),
      [`major parameter-added-required of GET /x by both at ${whole}`],
    ],
    [
      "no parameter for the whole query",
      found("application/json", "object"),
      { get },
      [`major parameter-removed of GET /x by both at ${whole}`],
    ],
    [
      "another type of it",
      found("application/json", "string"),
      found("application/json", "integer"),
      [`major request-type-changed of GET /x by both at ${whole}/content/application~1json/schema`],
    ],
    [
      "another media type of it",
      found("application/json", "object"),
      found("application/x-www-form-urlencoded", "object"),
      [`patch parameter-serialization-changed of GET /x by walk at ${whole}`],
    ],
    ["nothing of a stream", stream("text/event-stream", "string"), stream("text/event-stream", "string"), []],
    [
      "items of another type",
      stream("text/event-stream", "string"),
      stream("text/event-stream", "integer"),
      [
        `major response-type-changed of GET /x by both at ${content}/text~1event-stream/itemSchema/properties/data`,
      ],
    ],
    [
      "a stream in place of a text",
      {
        get: { responses: { "200": { description: "", content: { "text/event-stream": { schema: {} } } } } },
      },
      stream("text/event-stream", "string"),
      [`major response-type-changed of GET /x by both at ${content}/text~1event-stream/schema`],
    ],
    [
      "a stream of another media type",
      stream("text/event-stream", "string"),
      stream("application/jsonl", "string"),
      [
        `major response-media-type-removed of GET /x by both at ${content}/text~1event-stream`,
        `minor response-media-type-added of GET /x by both at ${content}/application~1jsonl`,
      ],
    ],
  ])("%s", async (_, older, newer, expected) => {
    expect(await compare(older, newer)).toEqual(expected);
  });

  test("and a document of 3.1 is the one of 3.2 that says the same", async () => {
    expect(await compare({ get }, { get }, "3.1.1")).toEqual([]);
  });
});
