import type { JsonObject } from "@calloff/openapi/internal";
import { describe } from "vitest";
import { documentOf, type PartRow, testRows, text } from "./testing/small-documents.ts";

const json = { "application/json": { schema: text } };
const plain = { "text/plain": { schema: text } };
const others = { "application/problem+json": { schema: { type: "number" } } };

const empty = { description: "nothing" };
const full = { description: "ok", content: json };
const header = { schema: text };

const RESPONSES: readonly PartRow<JsonObject>[] = [
  ["an error more", { 200: full }, { 200: full, 409: full }, ["minor error-status-added open-set"]],
  ["the default more", { 200: full }, { 200: full, default: full }, ["minor error-status-added open-set"]],
  [
    "a range of errors more",
    { 200: full },
    { 200: full, "4XX": full },
    ["minor error-status-added open-set"],
  ],
  ["an error less", { 200: full, 409: full }, { 200: full }, ["major response-status-removed"]],
  [
    "a success with a body that is known",
    { 200: full },
    { 200: full, 202: full },
    ["minor success-status-added"],
  ],
  [
    "a success with another body",
    { 200: full },
    { 200: full, 202: { description: "", content: others } },
    ["major success-status-added"],
  ],
  ["a success without the body", { 200: full }, { 200: full, 204: empty }, ["major success-status-added"]],
  [
    "a success without a body beside another",
    { 202: empty },
    { 202: empty, 204: empty },
    ["minor success-status-added"],
  ],
  ["the first answer, without a body", {}, { 204: empty }, ["minor success-status-added"]],
  [
    "the first success, without a body",
    { 409: full },
    { 204: empty, 409: full },
    ["minor success-status-added"],
  ],
  ["the first answer, with a body", {}, { 200: full }, ["major success-status-added"]],
  [
    "a success without a body beside what any answer may be",
    { default: full },
    { default: full, 204: empty },
    ["major success-status-added"],
  ],
  ["a success less", { 200: full, 202: full }, { 200: full }, ["major response-status-removed"]],
  ["a text", { 204: empty }, { 204: { description: "gone" } }, ["patch documentation-changed"]],
];

const SUCCESSES: readonly PartRow<JsonObject>[] = [
  ["a body", {}, { content: json }, ["major response-body-added"]],
  ["no body", { content: json }, {}, ["major response-body-removed"]],
  [
    "a media type of the same type",
    { content: json },
    { content: { ...json, ...plain } },
    ["minor response-media-type-added"],
  ],
  [
    "a media type of another type",
    { content: json },
    { content: { ...json, ...others } },
    ["major response-media-type-added"],
  ],
  [
    "a media type less",
    { content: { ...json, ...plain } },
    { content: json },
    ["major response-media-type-removed"],
  ],
];

const HEADERS: readonly PartRow<JsonObject>[] = [
  ["a header", {}, { "X-Id": header }, ["minor response-header-added"]],
  ["a header less", { "X-Id": header }, {}, ["major response-header-removed"]],
  [
    "a header always",
    { "X-Id": header },
    { "X-Id": { ...header, required: true } },
    ["minor response-header-became-required"],
  ],
  [
    "a header at times",
    { "X-Id": { ...header, required: true } },
    { "X-Id": header },
    ["major response-header-became-optional"],
  ],
  [
    "a header's type",
    { "X-Id": header },
    { "X-Id": { schema: { type: "number" } } },
    ["major response-type-changed"],
  ],
];

describe("compareResponses", () => {
  testRows(RESPONSES, (responses) => documentOf({ responses }));
  testRows(SUCCESSES, (success) => documentOf({ responses: { 200: { description: "ok", ...success } } }));
  testRows(HEADERS, (headers) => documentOf({ responses: { 200: { description: "ok", headers } } }));
});
