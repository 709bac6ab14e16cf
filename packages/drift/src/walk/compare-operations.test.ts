import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { documentOf, type PartRow, testRows, text } from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const done = { responses: { 204: { description: "done" } } };
const json = { "application/json": { schema: text } };
const plain = { "text/plain": { schema: text } };
const form = { "multipart/form-data": { schema: text } };
const idParameter = (name: string): JsonObject => ({ name, in: "path", required: true, schema: text });

const PATHS: readonly PartRow<JsonObject>[] = [
  [
    "an operation more",
    { "/a": { get: done } },
    { "/a": { get: done, post: done } },
    ["minor operation-added"],
  ],
  [
    "an operation less",
    { "/a": { get: done, post: done } },
    { "/a": { get: done } },
    ["major operation-removed"],
  ],
  [
    "another path without a name to know it by",
    { "/a": { get: done } },
    { "/b": { get: done } },
    ["major operation-removed", "minor operation-added"],
  ],
  [
    "another path with one",
    { "/a": { get: { ...done, operationId: "x" } } },
    { "/b": { post: { ...done, operationId: "x" } } },
    ["major operation-moved"],
  ],
  [
    "a path parameter's name",
    { "/a/{id}": { get: { ...done, parameters: [idParameter("id")] } } },
    { "/a/{job}": { get: { ...done, parameters: [idParameter("job")] } } },
    ["major path-parameter-renamed"],
  ],
  [
    "a parameter to the path",
    { "/a": { get: { ...done, parameters: [limit] } } },
    { "/a": { parameters: [limit], get: done } },
    [],
  ],
];

const OPERATIONS: readonly PartRow<JsonObject>[] = [
  ["another operationId", { operationId: "a" }, { operationId: "b" }, ["major operation-id-changed"]],
  ["an operationId", {}, { operationId: "b" }, ["minor operation-id-added"]],
  ["no operationId", { operationId: "a" }, {}, ["major operation-id-removed"]],
  ["deprecated", {}, { deprecated: true }, ["minor operation-deprecated"]],
  ["not deprecated", { deprecated: true }, {}, ["minor operation-undeprecated"]],
  ["texts and tags", { tags: ["a"] }, { tags: ["b"], summary: "x" }, ["patch documentation-changed"]],
  ["the order of tags", { tags: ["a", "b"] }, { tags: ["b", "a"] }, []],
  ["a callback", {}, { callbacks: { done: { "{$url}": { post: done } } } }, ["patch callback-changed"]],
];

const PARAMETERS: readonly PartRow<JsonValue[]>[] = [
  ["an optional parameter", [], [limit], ["minor parameter-added-optional"]],
  ["a required parameter", [], [{ ...limit, required: true }], ["major parameter-added-required"]],
  ["a parameter less", [limit], [], ["major parameter-removed"]],
  [
    "a parameter elsewhere",
    [limit],
    [{ ...limit, in: "cookie" }],
    ["major parameter-removed", "minor parameter-added-optional"],
  ],
  ["a parameter required", [limit], [{ ...limit, required: true }], ["major parameter-became-required"]],
  ["a parameter optional", [{ ...limit, required: true }], [limit], ["minor parameter-became-optional"]],
  ["a parameter deprecated", [limit], [{ ...limit, deprecated: true }], ["minor parameter-deprecated"]],
  [
    "a parameter's style",
    [limit],
    [{ ...limit, explode: false }],
    ["patch parameter-serialization-changed wire"],
  ],
  ["a style that is the default", [limit], [{ ...limit, explode: true, style: "form" }], []],
  ["a parameter's type", [limit], [{ ...limit, schema: text }], ["major request-type-changed"]],
  ["the order of parameters", [limit, { ...limit, name: "b" }], [{ ...limit, name: "b" }, limit], []],
];

const BODIES: readonly PartRow<JsonObject | undefined>[] = [
  ["an optional body", undefined, { content: json }, ["minor request-body-added-optional"]],
  ["a required body", undefined, { content: json, required: true }, ["major request-body-added-required"]],
  ["no body", { content: json }, undefined, ["major request-body-removed"]],
  [
    "the body required",
    { content: json },
    { content: json, required: true },
    ["major request-body-became-required"],
  ],
  [
    "the body optional",
    { content: json, required: true },
    { content: json },
    ["minor request-body-became-optional"],
  ],
  ["a media type", { content: json }, { content: { ...json, ...form } }, ["minor request-media-type-added"]],
  [
    "a media type that a call is written in from now on, unless it names another",
    { content: plain },
    { content: { ...plain, ...json } },
    ["minor request-media-type-added wire"],
  ],
  [
    "a form beside a text, which is written in it from now on",
    { content: plain },
    { content: { ...plain, ...form } },
    ["minor request-media-type-added wire"],
  ],
  [
    "a media type less",
    { content: { ...json, ...form } },
    { content: json },
    ["major request-media-type-removed"],
  ],
];

describe("compareOperations", () => {
  testRows(PATHS, (paths) => ({ ...documentOf({}), paths }));
  testRows(OPERATIONS, (operation) => documentOf(operation));
  testRows(PARAMETERS, (parameters) => documentOf({ parameters }));
  testRows(BODIES, (requestBody) => documentOf({ ...(requestBody && { requestBody }) }));

  it("sees no change where a parameter, a response or a body stands in a component", () => {
    const components = {
      parameters: { Limit: limit },
      responses: { Done: { description: "done" } },
      requestBodies: { Text: { content: json } },
    };
    const inline = documentOf({ parameters: [limit], requestBody: { content: json } }, { components });
    const referring = documentOf(
      {
        parameters: [{ $ref: "#/components/parameters/Limit" }],
        requestBody: { $ref: "#/components/requestBodies/Text" },
        responses: { 204: { $ref: "#/components/responses/Done" } },
      },
      { components },
    );
    expect(walkDocuments(inline, referring)).toEqual([]);
    expect(walkDocuments(referring, inline)).toEqual([]);
  });

  it("names the operation, the place and both sides", () => {
    const [change] = walkDocuments(
      documentOf({ parameters: [limit] }),
      documentOf({ parameters: [{ ...limit, schema: text }] }),
    );
    expect(change).toEqual({
      id: "request-type-changed",
      bump: "major",
      flags: [],
      operation: "GET /jobs",
      operations: 1,
      pointer: "/paths/~1jobs/get/parameters/0/schema",
      before: "number",
      after: "string",
      message: "the query parameter limit of GET /jobs is string now, it was number",
      by: "walk",
    });
  });
});
