import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { changesOf, documentOf } from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const text = { type: "string" };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const done = { responses: { 204: { description: "done" } } };
const base = documentOf({});

function pathsOf(paths: JsonObject): JsonObject {
  return { ...base, paths };
}

function parameters(...list: JsonValue[]): JsonObject {
  return documentOf({ parameters: list });
}

function body(requestBody: JsonObject): JsonObject {
  return documentOf({ requestBody });
}

const json = { "application/json": { schema: text } };
const form = { "multipart/form-data": { schema: text } };
const idParameter = (name: string): JsonObject => ({ name, in: "path", required: true, schema: text });

type Row = readonly [what: string, before: JsonObject, after: JsonObject, changes: string[]];

const ROWS: readonly Row[] = [
  [
    "an operation more",
    pathsOf({ "/a": { get: done } }),
    pathsOf({ "/a": { get: done, post: done } }),
    ["minor operation-added"],
  ],
  [
    "an operation less",
    pathsOf({ "/a": { get: done, post: done } }),
    pathsOf({ "/a": { get: done } }),
    ["major operation-removed"],
  ],
  [
    "another path without a name to know it by",
    pathsOf({ "/a": { get: done } }),
    pathsOf({ "/b": { get: done } }),
    ["major operation-removed", "minor operation-added"],
  ],
  [
    "another path with one",
    pathsOf({ "/a": { get: { ...done, operationId: "x" } } }),
    pathsOf({ "/b": { post: { ...done, operationId: "x" } } }),
    ["major operation-moved"],
  ],
  [
    "another operationId",
    documentOf({ operationId: "a" }),
    documentOf({ operationId: "b" }),
    ["major operation-id-changed"],
  ],
  ["an operationId", base, documentOf({ operationId: "b" }), ["minor operation-id-added"]],
  ["no operationId", documentOf({ operationId: "a" }), base, ["major operation-id-removed"]],
  ["deprecated", base, documentOf({ deprecated: true }), ["minor operation-deprecated"]],
  ["not deprecated", documentOf({ deprecated: true }), base, ["minor operation-undeprecated"]],
  [
    "texts and tags",
    documentOf({ tags: ["a"] }),
    documentOf({ tags: ["b"], summary: "x" }),
    ["patch documentation-changed"],
  ],
  ["the order of tags", documentOf({ tags: ["a", "b"] }), documentOf({ tags: ["b", "a"] }), []],
  [
    "a callback",
    base,
    documentOf({ callbacks: { done: { "{$url}": { post: done } } } }),
    ["patch callback-changed"],
  ],
  [
    "a path parameter's name",
    pathsOf({ "/a/{id}": { get: { ...done, parameters: [idParameter("id")] } } }),
    pathsOf({ "/a/{job}": { get: { ...done, parameters: [idParameter("job")] } } }),
    ["major path-parameter-renamed"],
  ],
  [
    "a parameter to the path",
    pathsOf({ "/a": { get: { ...done, parameters: [limit] } } }),
    pathsOf({ "/a": { parameters: [limit], get: done } }),
    [],
  ],
  ["an optional parameter", parameters(), parameters(limit), ["minor parameter-added-optional"]],
  [
    "a required parameter",
    parameters(),
    parameters({ ...limit, required: true }),
    ["major parameter-added-required"],
  ],
  ["a parameter less", parameters(limit), parameters(), ["major parameter-removed"]],
  [
    "a parameter elsewhere",
    parameters(limit),
    parameters({ ...limit, in: "cookie" }),
    ["major parameter-removed", "minor parameter-added-optional"],
  ],
  [
    "a parameter required",
    parameters(limit),
    parameters({ ...limit, required: true }),
    ["major parameter-became-required"],
  ],
  [
    "a parameter optional",
    parameters({ ...limit, required: true }),
    parameters(limit),
    ["minor parameter-became-optional"],
  ],
  [
    "a parameter deprecated",
    parameters(limit),
    parameters({ ...limit, deprecated: true }),
    ["minor parameter-deprecated"],
  ],
  [
    "a parameter's style",
    parameters(limit),
    parameters({ ...limit, explode: false }),
    ["patch parameter-serialization-changed wire"],
  ],
  [
    "a style that is the default",
    parameters(limit),
    parameters({ ...limit, explode: true, style: "form" }),
    [],
  ],
  [
    "a parameter's type",
    parameters(limit),
    parameters({ ...limit, schema: text }),
    ["major request-type-changed"],
  ],
  [
    "the order of parameters",
    parameters(limit, { ...limit, name: "b" }),
    parameters({ ...limit, name: "b" }, limit),
    [],
  ],
  ["an optional body", base, body({ content: json }), ["minor request-body-added-optional"]],
  ["a required body", base, body({ content: json, required: true }), ["major request-body-added-required"]],
  ["no body", body({ content: json }), base, ["major request-body-removed"]],
  [
    "the body required",
    body({ content: json }),
    body({ content: json, required: true }),
    ["major request-body-became-required"],
  ],
  [
    "the body optional",
    body({ content: json, required: true }),
    body({ content: json }),
    ["minor request-body-became-optional"],
  ],
  [
    "a media type",
    body({ content: json }),
    body({ content: { ...json, ...form } }),
    ["minor request-media-type-added"],
  ],
  [
    "a media type that a call is written in from now on, unless it names another",
    body({ content: { "text/plain": { schema: text } } }),
    body({ content: { "text/plain": { schema: text }, ...json } }),
    ["minor request-media-type-added wire"],
  ],
  [
    "a form beside a text, which is written in it from now on",
    body({ content: { "text/plain": { schema: text } } }),
    body({ content: { "text/plain": { schema: text }, ...form } }),
    ["minor request-media-type-added wire"],
  ],
  [
    "a media type less",
    body({ content: { ...json, ...form } }),
    body({ content: json }),
    ["major request-media-type-removed"],
  ],
];

describe("compareOperations", () => {
  it.each(ROWS)("%s", (_what, before, after, changes) => {
    expect(changesOf(before, after)).toEqual(changes);
  });

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
    const [change] = walkDocuments(parameters(limit), parameters({ ...limit, schema: text }));
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
