import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { changesOf, documentOf } from "./testing/small-documents.ts";

const text = { type: "string" };
const json = { "application/json": { schema: text } };
const plain = { "text/plain": { schema: text } };
const others = { "application/problem+json": { schema: { type: "number" } } };

function answers(responses: JsonObject): JsonObject {
  return documentOf({ responses });
}

function ok(rest: JsonObject): JsonObject {
  return answers({ 200: { description: "ok", ...rest } });
}

function headers(list: JsonObject, rest: JsonObject = {}): JsonObject {
  return { ...ok({ headers: list }), ...rest };
}

const empty = { description: "nothing" };
const full = { description: "ok", content: json };
const header = { schema: text };

type Row = readonly [what: string, before: JsonObject, after: JsonObject, changes: string[]];

const ROWS: readonly Row[] = [
  [
    "an error more",
    answers({ 200: full }),
    answers({ 200: full, 409: full }),
    ["minor error-status-added open-set"],
  ],
  [
    "the default more",
    answers({ 200: full }),
    answers({ 200: full, default: full }),
    ["minor error-status-added open-set"],
  ],
  [
    "a range of errors more",
    answers({ 200: full }),
    answers({ 200: full, "4XX": full }),
    ["minor error-status-added open-set"],
  ],
  [
    "an error less",
    answers({ 200: full, 409: full }),
    answers({ 200: full }),
    ["major response-status-removed"],
  ],
  [
    "a success with a body that is known",
    answers({ 200: full }),
    answers({ 200: full, 202: full }),
    ["minor success-status-added"],
  ],
  [
    "a success with another body",
    answers({ 200: full }),
    answers({ 200: full, 202: { description: "", content: others } }),
    ["major success-status-added"],
  ],
  [
    "a success without the body",
    answers({ 200: full }),
    answers({ 200: full, 204: empty }),
    ["major success-status-added"],
  ],
  [
    "a success without a body beside another",
    answers({ 202: empty }),
    answers({ 202: empty, 204: empty }),
    ["minor success-status-added"],
  ],
  ["the first answer, without a body", answers({}), answers({ 204: empty }), ["minor success-status-added"]],
  [
    "the first success, without a body",
    answers({ 409: full }),
    answers({ 204: empty, 409: full }),
    ["minor success-status-added"],
  ],
  ["the first answer, with a body", answers({}), answers({ 200: full }), ["major success-status-added"]],
  [
    "a success without a body beside what any answer may be",
    answers({ default: full }),
    answers({ default: full, 204: empty }),
    ["major success-status-added"],
  ],
  [
    "a success less",
    answers({ 200: full, 202: full }),
    answers({ 200: full }),
    ["major response-status-removed"],
  ],
  ["a body", ok({}), ok({ content: json }), ["major response-body-added"]],
  ["no body", ok({ content: json }), ok({}), ["major response-body-removed"]],
  [
    "a media type of the same type",
    ok({ content: json }),
    ok({ content: { ...json, ...plain } }),
    ["minor response-media-type-added"],
  ],
  [
    "a media type of another type",
    ok({ content: json }),
    ok({ content: { ...json, ...others } }),
    ["major response-media-type-added"],
  ],
  [
    "a media type less",
    ok({ content: { ...json, ...plain } }),
    ok({ content: json }),
    ["major response-media-type-removed"],
  ],
  ["a header", headers({}), headers({ "X-Id": header }), ["minor response-header-added"]],
  ["a header less", headers({ "X-Id": header }), headers({}), ["major response-header-removed"]],
  [
    "a header always",
    headers({ "X-Id": header }),
    headers({ "X-Id": { ...header, required: true } }),
    ["minor response-header-became-required"],
  ],
  [
    "a header at times",
    headers({ "X-Id": { ...header, required: true } }),
    headers({ "X-Id": header }),
    ["major response-header-became-optional"],
  ],
  [
    "a header's type",
    headers({ "X-Id": header }),
    headers({ "X-Id": { schema: { type: "number" } } }),
    ["major response-type-changed"],
  ],
  [
    "a text",
    answers({ 204: empty }),
    answers({ 204: { description: "gone" } }),
    ["patch documentation-changed"],
  ],
];

describe("compareResponses", () => {
  it.each(ROWS)("%s", (_what, before, after, changes) => {
    expect(changesOf(before, after)).toEqual(changes);
  });
});
