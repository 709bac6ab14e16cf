import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { type CancelModel, readCancel } from "./cancel-model.ts";
import { smallDocument, smallOperation } from "./small-document.ts";

function read(change: JsonObject, path = "/jobs/{id}", pathItem: JsonObject = {}): CancelModel {
  const operation = { ...smallOperation(), ...change };
  return readCancel("acme", smallDocument(), { path, method: "delete", pathItem, operation });
}

const withId = (schema: JsonValue): JsonObject => ({
  parameters: [{ name: "id", in: "path", required: true, schema }],
});
const job = (fields: JsonObject): JsonObject => ({
  "x-calloff-job": { role: "cancel", id: "id", answers: { 200: "canceled" }, ...fields },
});
const withAnswers = (responses: string[], answers: JsonObject): JsonObject => ({
  responses: Object.fromEntries(responses.map((status) => [status, { description: "" }])),
  ...job({ answers }),
});

test("reads method, path, id and answers in order of status", () => {
  expect(read({})).toEqual({
    path: "/jobs/{id}",
    method: "delete",
    id: [{ part: "id", name: "id", kind: "string", in: "path" }],
    body: undefined,
    destroysResult: false,
    answers: [
      { status: "200", meaning: "canceled", jsonType: "application/json" },
      { status: "404", meaning: "not-found", jsonType: undefined },
    ],
  });
});

describe("the id's kind", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: "string", format: "date" }, "string"],
    [{ type: "string", format: "uuid" }, "uuid"],
    [{ type: "integer" }, "integer"],
    [{ type: "integer", format: "int64" }, "integer"],
  ])("of %j is %s", (schema, kind) => {
    expect(read(withId(schema)).id[0].kind).toBe(kind);
  });

  test("comes from the path's parameters and through references too", () => {
    const parameters = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];
    expect(read({ parameters: [] }, "/jobs/{id}", { parameters }).id[0].kind).toBe("integer");
    // The operation's own parameter wins over the path's of the same name.
    expect(read({}, "/jobs/{id}", { parameters }).id[0].kind).toBe("string");
  });
});

describe("meanings", () => {
  test.each([
    ["401", "unauthorized"],
    ["403", "forbidden"],
    ["404", "not-found"],
    ["422", "invalid-request"],
    ["429", "rate-limited"],
    ["500", "server-error"],
    ["503", "server-error"],
    ["5XX", "server-error"],
  ])("%s follows HTTP: %s", (status, meaning) => {
    expect(read(withAnswers([status], {})).answers).toMatchObject([{ status, meaning }]);
  });

  test("the overlay's word goes before HTTP's", () => {
    expect(read(withAnswers(["404"], { 404: "already-finished" })).answers).toMatchObject([
      { meaning: "already-finished" },
    ]);
  });

  test.each(["200", "202", "204", "2XX", "302", "400", "402", "409", "410", "418", "4XX", "default"])(
    "%s without a meaning stops codegen, which names provider and status",
    (status) => {
      expect(() => read(withAnswers([status], {}))).toThrow(
        new RegExp(`^acme: DELETE /jobs/\\{id\\}: the documented status ${status} has no meaning\\.`),
      );
    },
  );
});

describe("refuses", () => {
  test.each<[string, JsonObject, string?]>([
    [
      "a meaning for a status that the document lacks",
      withAnswers(["200"], { 200: "canceled", 418: "canceled" }),
    ],
    ["an id that the path lacks", job({ id: "job" })],
    ["no id", { "x-calloff-job": { role: "cancel", answers: { 200: "canceled" } } }],
    ["a state, which is of a status operation", job({ state: { at: "/a", values: { b: "failed" } } })],
    ["an id that is no string or integer", withId({ type: "number" })],
    ["an id without a type", withId({})],
    ["a second path parameter", {}, "/teams/{team}/jobs/{id}"],
    [
      "a required query parameter",
      { parameters: [{ name: "team", in: "query", required: true, schema: { type: "string" } }] },
    ],
    ["a required body", { requestBody: { required: true, content: {} } }],
    ["a path that leads up", {}, "/../{id}"],
    ["a path that leads up in disguise", {}, "/%2e%2E/{id}"],
    ["a path with a query", {}, "/jobs/{id}?force=1"],
    ["a path with a backslash", {}, "/jobs\\{id}"],
  ])("%s", (_, change, path) => {
    expect(() => read(change, path)).toThrow(UserError);
    expect(() => read(change, path)).toThrow(/^acme: DELETE /);
  });
});
