import { transformAnswer } from "@calloff/runtime/internal";
import { expect, test } from "vitest";
import { type MediaKind, mediaKind, mediaTypes } from "./media-types.ts";

/** RFC 6839 for the suffixes; what is text is what people read, and what is written a line at a time. */
const KINDS: readonly (readonly [type: string, kind: MediaKind])[] = [
  ["application/json", "json"],
  ["application/json; charset=utf-8", "json"],
  ["application/json;odata.metadata=minimal", "json"],
  ["text/json", "json"],
  ["application/problem+json", "json"],
  ["application/vnd.acme.v2+json; version=2", "json"],
  ["application/json-patch+json", "json"],
  ["application/json-seq", "bytes"],
  ["application/jsonl", "text"],
  ["application/x-ndjson", "text"],
  ["text/plain", "text"],
  ["text/plain; charset=utf-8", "text"],
  ["text/*", "text"],
  ["text/event-stream", "text"],
  ["text/csv", "text"],
  ["application/xml", "text"],
  ["application/atom+xml;type=feed", "text"],
  ["image/svg+xml", "text"],
  ["application/yaml", "text"],
  ["application/x-www-form-urlencoded", "text"],
  ["application/octet-stream", "bytes"],
  ["application/pdf", "bytes"],
  ["application/zip", "bytes"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "bytes"],
  ["application/*", "bytes"],
  ["*/*", "bytes"],
  ["image/*", "bytes"],
  ["image/png", "bytes"],
  ["audio/mpeg", "bytes"],
  ["multipart/mixed", "bytes"],
];

test.each(KINDS)("%s is %s to the types", (type, kind) => {
  expect([mediaKind(type), mediaKind(` ${type.toUpperCase()} `)]).toEqual([kind, kind]);
});

test.each(KINDS)("%s is %s to the client", (type, kind) => {
  const { parseAs = "json" } = transformAnswer({}, { answer: [type] }, "acme");
  expect(parseAs).toBe({ json: "json", text: "text", bytes: "blob" }[kind]);
});

test("JSON comes first, then forms, then what comes first", () => {
  const types = ["text/csv", "image/png", "application/x-www-form-urlencoded", "multipart/form-data"];
  const content = [...types, "application/json-seq", "application/hal+json", "application/json"];
  expect(mediaTypes(Object.fromEntries(content.map((type) => [type, {}])))).toEqual([
    "application/json",
    "application/hal+json",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "text/csv",
    "image/png",
    "application/json-seq",
  ]);
});
