import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { expect, it } from "vitest";
import { normalizedCopy } from "../../compare-documents.ts";
import { walkDocuments } from "../walk-documents.ts";

export const text: JsonObject = { type: "string" };

export function object(properties: JsonObject, rest: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...rest };
}

/** Two schemas, and what the walk finds of them in an answer and in a request. */
export type SchemaRow = readonly [
  what: string,
  before: JsonValue,
  after: JsonValue,
  response: string[],
  request: string[],
];

/** A document of one operation, `GET /jobs`, with these parts. */
export function documentOf(operation: JsonObject, rest: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: { "/jobs": { get: { responses: { 204: { description: "done" } }, ...operation } } },
    ...rest,
  };
}

/** A document whose one operation answers with such a body, or with one in another media type. */
export function answering(schema: JsonValue, schemas: JsonObject = {}, others: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema }, ...others };
  return documentOf({ responses: { 200: { description: "ok", content } } }, { components: { schemas } });
}

/** A document whose one operation takes such a body, or one in another media type. */
export function taking(schema: JsonValue, schemas: JsonObject = {}, others: JsonObject = {}): JsonObject {
  const requestBody = { required: true, content: { "application/json": { schema }, ...others } };
  return documentOf({ requestBody }, { components: { schemas } });
}

/** What the walk finds, as in `major response-property-removed`, flags behind it; sorted. */
export function changesOf(before: JsonObject, after: JsonObject): string[] {
  return walkDocuments(normalizedCopy(before), normalizedCopy(after))
    .map(({ bump, id, flags }) => [bump, id, ...flags].join(" "))
    .sort();
}

/** The same schemas in an answer and in a request. */
export function bothWays(before: JsonValue, after: JsonValue): { response: string[]; request: string[] } {
  return {
    response: changesOf(answering(before), answering(after)),
    request: changesOf(taking(before), taking(after)),
  };
}

/** What becomes of one part of a document, and what the walk finds. */
export type PartRow<Part> = readonly [what: string, before: Part, after: Part, changes: string[]];

/** One test for each row, whose parts make documents in the same way. */
export function testRows<Part>(rows: readonly PartRow<Part>[], withPart: (part: Part) => JsonObject): void {
  it.each(rows)("%s", (_what, before, after, changes) => {
    expect(changesOf(withPart(before), withPart(after))).toEqual(changes);
  });
}
