import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { BUMPS, type Bump } from "./change.ts";
import type { ChangeId } from "./change-kinds.ts";
import { compareDocuments } from "./compare-documents.ts";

const TEXT = { type: "string" };
const BINARY = { type: "string", format: "binary" };
const OBJECT = { type: "object", properties: { id: { type: "integer" } } };
const FORM = { $ref: "#/components/schemas/Form" };
const part = (file: JsonObject): JsonObject => ({ type: "object", properties: { file } });

const sending = (content: JsonObject, schemas: JsonObject = {}): JsonObject => ({
  ...{ openapi: "3.1.0", info: { title: "", version: "" }, components: { schemas } },
  paths: { "/x": { post: { requestBody: { content }, responses: { "204": { description: "" } } } } },
});
const answering = (content: JsonObject): JsonObject => ({
  ...{ openapi: "3.1.0", info: { title: "", version: "" } },
  paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
});
const form = (file: JsonObject): JsonObject => sending({ "multipart/form-data": { schema: part(file) } });
const shared = (others: JsonObject): JsonObject =>
  sending({ "multipart/form-data": { schema: FORM }, ...others }, { Form: part(BINARY) });

// What the release is follows from docs/drift.md: whether code that compiled still does.
test.each<[string, JsonObject, JsonObject, Bump, ChangeId[]]>([
  ["a part that becomes a file", form(TEXT), form(BINARY), "major", ["request-type-changed"]],
  ["a part that is no file any more", form(BINARY), form(TEXT), "major", ["request-type-changed"]],
  [
    "a file that may be null",
    form(BINARY),
    form({ ...BINARY, nullable: true }),
    "minor",
    ["request-became-nullable"],
  ],
  [
    "a file that is said in another way",
    form(BINARY),
    form({ ...TEXT, contentMediaType: "image/png" }),
    "patch",
    ["format-changed", "format-changed"],
  ],
  [
    "a text of JSON with another format",
    answering({ "application/json": { schema: part(TEXT) } }),
    answering({ "application/json": { schema: part(BINARY) } }),
    "patch",
    ["format-changed"],
  ],
  [
    "a form that is sent as JSON too",
    shared({}),
    shared({ "application/json": { schema: FORM } }),
    "minor",
    ["request-media-type-added", "request-type-widened"],
  ],
  [
    "bytes that are described otherwise",
    sending({ "application/zip": { schema: BINARY } }),
    sending({ "application/zip": { schema: OBJECT } }),
    "patch",
    ["format-changed"],
  ],
  [
    "a text instead of bytes",
    answering({ "application/pdf": {} }),
    answering({ "text/csv": {} }),
    "major",
    ["response-media-type-added", "response-media-type-removed"],
  ],
  [
    "XML that is described otherwise",
    answering({ "application/xml": { schema: OBJECT } }),
    answering({ "application/xml": { schema: part(TEXT) } }),
    "patch",
    ["format-changed"],
  ],
  [
    "JSON, which is read from then on",
    answering({ "text/csv": {} }),
    answering({ "text/csv": {}, "application/json": { schema: TEXT } }),
    "major",
    ["response-media-type-added", "response-media-type-removed"],
  ],
  [
    "another type beside JSON",
    answering({ "application/json": { schema: OBJECT } }),
    answering({ "application/json": { schema: OBJECT }, "text/csv": {} }),
    "minor",
    ["response-media-type-added"],
  ],
  [
    "another type beside JSON that is described otherwise",
    answering({ "application/json": { schema: OBJECT }, "text/csv": {} }),
    answering({ "application/json": { schema: OBJECT }, "text/csv": { schema: TEXT } }),
    "patch",
    ["format-changed"],
  ],
])("%s", async (_, before, after, bump, ids) => {
  const { bump: found, verdicts, changes } = await compareDocuments(before, after);
  expect([found, changes.map(({ id }) => id).sort()]).toEqual([bump, ids]);
  expect(BUMPS.indexOf(verdicts.walk)).toBeGreaterThanOrEqual(BUMPS.indexOf(verdicts.compiler));
});

test("the compiler knows a Blob for what it is", async () => {
  const { verdicts } = await compareDocuments(form(BINARY), form({ ...BINARY, nullable: true }));
  expect(verdicts).toEqual({ walk: "minor", compiler: "minor" });
});
