import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { impliedParts, withImpliedParts } from "./implied-parts.ts";

const version = (schema: JsonObject): JsonObject => ({
  ...{ name: "X-Vase-Version", in: "header", required: true },
  schema,
});
const ONE = version({ type: "string", enum: ["2026-01-01"] });
const KEY: JsonObject = { name: "x-api-key", in: "header", required: true, schema: { type: "string" } };
const schemes: JsonObject = { fern: { type: "apiKey", in: "header", name: "X-API-Key" } };

/** A document with an operation for each list of parameters. */
function documentOf(lists: readonly JsonObject[][], rest: JsonObject = {}): JsonObject {
  const items = lists.map((parameters, index): [string, JsonObject] => [
    `/${index}`,
    { get: { parameters, responses: {} } },
  ]);
  return { paths: Object.fromEntries(items), components: { securitySchemes: schemes }, ...rest };
}

const updatesOf = (document: JsonObject): JsonObject[] => impliedParts(document).map(({ update }) => update);

describe("a header that every operation requires, with one value", () => {
  const wanted = [{ "x-calloff-headers": { "x-vase-version": "2026-01-01" } }];

  test.each([
    ["an enum of one", ONE],
    ["a constant", version({ const: "2026-01-01" })],
  ])("by %s, is sent by the client", (_, parameter) => {
    expect(updatesOf(documentOf([[parameter], [parameter]]))).toEqual(wanted);
  });

  test("is found behind references, and at the path", () => {
    const document = documentOf([[{ $ref: "#/components/parameters/Version" }]], {
      components: { parameters: { Version: version({ $ref: "#/components/schemas/Version" }) } },
    });
    (document["components"] as JsonObject)["schemas"] = { Version: { const: "2026-01-01" } };
    (document["paths"] as JsonObject)["/there"] = { parameters: [ONE], get: { responses: {} } };
    expect(updatesOf(document)).toEqual(wanted);
  });

  test.each<[string, JsonObject[][]]>([
    ["one operation is without", [[ONE], []]],
    ["one has another value", [[ONE], [version({ const: "2025-01-01" })]]],
    ["it has two values", [[version({ enum: ["a", "b"] })]]],
    ["it may be left out", [[{ ...ONE, required: false }]]],
    ["OpenAPI ignores its name", [[{ ...ONE, name: "Accept" }]]],
  ])("is no such header where %s", (_, lists) => {
    expect(updatesOf(documentOf(lists))).toEqual([]);
  });
});

describe("a required header that is the key", () => {
  test("asks for the key, where the document does not", () => {
    const document = documentOf([[KEY], [KEY]]);
    expect(updatesOf(document)).toEqual([{ security: [{ fern: [] }] }]);
    expect(withImpliedParts(document)).toEqual({ ...document, security: [{ fern: [] }] });
  });

  test.each<[string, JsonObject]>([
    ["the document asks for one", documentOf([[KEY]], { security: [] })],
    ["no scheme has that header", documentOf([[KEY]], { components: {} })],
    ["one operation is without", documentOf([[KEY], []])],
  ])("changes nothing where %s", (_, document) => {
    expect(updatesOf(document)).toEqual([]);
  });
});
