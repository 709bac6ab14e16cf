import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { normalizedCopy } from "../compare-documents.ts";
import { answering, bothWays, changesOf, object, taking, text } from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const number = { type: "number" };

const closed = { additionalProperties: false };

/** What a server refuses from now on, and no type shows; the way back allows it again. */
const TIGHTENED: readonly (readonly [what: string, before: JsonValue, after: JsonValue])[] = [
  ["a closed object", object({ a: text }), object({ a: text }, closed)],
  ["a closed object about which nothing else is said", { type: "object" }, { type: "object", ...closed }],
  ["a closed object without a type", {}, closed],
  ["a closed object that may be null", { type: ["object", "null"] }, { type: ["object", "null"], ...closed }],
  ["a closed part of an allOf", { allOf: [object({ a: text })] }, { allOf: [object({ a: text }, closed)] }],
  [
    "a second closed variant",
    { oneOf: [object({ a: text }, closed), object({ b: text })] },
    { oneOf: [object({ a: text }, closed), object({ b: text }, closed)] },
  ],
  [
    "a closed tuple as it was written before 2020",
    { type: "array", items: [text] },
    { type: "array", items: [text], additionalItems: false },
  ],
  ["a name that nobody described", object({ a: text }), object({ a: text }, { required: ["b"] })],
  ["such a name beside no others", { type: "object" }, { type: "object", required: ["b"] }],
  [
    "such a name among those of any name",
    object({}, { additionalProperties: text }),
    object({}, { additionalProperties: text, required: ["b"] }),
  ],
  [
    "such a name in an allOf",
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text })], required: ["b"] },
  ],
  [
    "such a name in a variant",
    { oneOf: [object({ a: text }, { required: ["c"] }), object({ b: text })] },
    { oneOf: [object({ a: text }, { required: ["c"] }), object({ b: text }, { required: ["c"] })] },
  ],
  [
    "null out of an enum, 3.0",
    { type: "string", nullable: true, enum: ["a", null] },
    { type: "string", nullable: true, enum: ["a"] },
  ],
  [
    "null out of the type beside an enum",
    { type: ["string", "null"], enum: ["a", null] },
    { type: "string", enum: ["a", null] },
  ],
  [
    "a kind out of the type beside an enum",
    { type: ["string", "number"], enum: ["a", 1] },
    { type: "string", enum: ["a", 1] },
  ],
  ["whole numbers beside an enum", { type: "number", enum: [1, 1.5] }, { type: "integer", enum: [1, 1.5] }],
  ["one of some objects", object({ a: text }), object({ a: text }, { enum: [{ a: "x" }] })],
  [
    "a limit on a second part of a union",
    {
      anyOf: [
        { type: "string", maxLength: 3 },
        { type: "array", items: { type: "string", maxLength: 3 } },
      ],
    },
    {
      anyOf: [
        { type: "string", maxLength: 3 },
        { type: "array", maxItems: 3, items: { type: "string", maxLength: 3 } },
      ],
    },
  ],
];

/** Beside another type or another variant, what both sides have. */
const BESIDE: readonly (readonly [what: string, before: JsonValue, after: JsonValue, request: string[]])[] = [
  [
    "a limit and a format",
    { type: "integer", maximum: 900, format: "int64" },
    { type: ["integer", "string"], maximum: 20, format: "int32" },
    ["minor request-type-widened", "patch format-changed", "patch limit-tightened wire"],
  ],
  [
    "a limit on what is new alone",
    { type: "integer" },
    { anyOf: [{ type: "integer" }, { type: "string", maxLength: 3 }] },
    ["minor request-type-widened"],
  ],
  [
    "a limit on a variant",
    { anyOf: [object({ a: text }), object({ b: text })] },
    { anyOf: [object({ a: text }), object({ b: text }, { maxProperties: 3 }), object({ c: text })] },
    ["minor request-variant-added", "patch limit-tightened wire"],
  ],
  [
    "a limit on the new variant",
    { anyOf: [object({ a: text }), object({ b: text })] },
    { anyOf: [object({ a: text }), object({ b: text }), object({ c: text }, { maxProperties: 3 })] },
    ["minor request-variant-added"],
  ],
  [
    "read only",
    text,
    { type: ["string", "number"], readOnly: true },
    ["major read-only-changed", "minor request-type-widened"],
  ],
];

describe("compareFacets", () => {
  it.each(TIGHTENED)("%s", (_what, before, after) => {
    const { response, request } = bothWays(before, after);
    expect(response).toContain("patch limit-tightened");
    expect(request).toContain("patch limit-tightened wire");
    const back = bothWays(after, before);
    expect(back.request.join()).toContain("limit-loosened");
    expect(back.request.join()).not.toContain("wire");
  });

  it.each(BESIDE)("%s, beside another type", (_what, before, after, request) => {
    expect(changesOf(taking(before), taking(after))).toEqual(request);
  });

  it("says that a described property is required once, wherever the word stands", () => {
    const one = { allOf: [object({ a: text })], required: ["a"] };
    const other = object({ a: text }, { required: ["a"] });
    expect(bothWays(one, other)).toEqual({ response: [], request: [] });
    expect(bothWays(other, one)).toEqual({ response: [], request: [] });
  });

  it("does not say again that properties of any name are no longer taken", () => {
    const open = object({ a: text }, { additionalProperties: number });
    expect(changesOf(taking(open), taking(object({ a: text }, closed)))).toEqual([
      "major request-extra-properties-closed",
    ]);
  });
});

describe("a limit that is a schema by reference", () => {
  const behind = { $ref: "#/components/schemas/Behind" };
  const LIMITS: readonly JsonObject[] = [
    { not: behind },
    { if: behind },
    { propertyNames: behind },
    { dependentSchemas: { a: behind } },
    { contains: { allOf: [behind] } },
  ];

  it.each(LIMITS)("%o", (limit) => {
    const using = (Behind: JsonObject): JsonObject =>
      taking({ ...object({ a: text }), ...limit }, { Behind });
    const [before, after] = [object({ b: text }), object({ b: number })];
    expect(changesOf(using(before), using(before))).toEqual([]);
    expect(changesOf(using(before), using(after))).toContain("patch limit-tightened wire");
    expect(changesOf(using(before), using({ ...before, description: "Behind" }))).toEqual([
      "patch documentation-changed",
    ]);
    const inline = (value: JsonObject): JsonObject => {
      const own = JSON.stringify(limit).replace(JSON.stringify(behind), JSON.stringify(value));
      return taking({ ...object({ a: text }), ...(JSON.parse(own) as JsonObject) });
    };
    expect(changesOf(inline(before), inline(after))).toEqual(["patch limit-tightened wire"]);
    expect(changesOf(inline(before), inline({ ...before, required: [] }))).toEqual([]);
    expect(changesOf(inline(before), inline({ ...before, description: "Behind" }))).toEqual([
      "patch documentation-changed",
    ]);
  });
});

describe("what a body that is text refers to", () => {
  const row = { schema: { $ref: "#/components/schemas/Row" } };
  const sent = (Row: JsonObject): JsonObject => taking(text, { Row }, { "text/csv": row });
  const given = (Row: JsonObject): JsonObject => answering(text, { Row }, { "text/csv": row });

  it.each([
    ["sent", sent],
    ["asked for", given],
  ])("%s", (_what, using) => {
    const before = { type: "array", items: text };
    const found = (after: JsonObject): (string | null)[] =>
      walkDocuments(normalizedCopy(using(before)), normalizedCopy(using(after)))
        .filter(({ operation }) => operation !== null)
        .map(({ bump, id }) => `${bump} ${id}`);
    expect(found(before)).toEqual([]);
    expect(found({ ...before, items: number })).toEqual(["patch format-changed"]);
    expect(found({ ...before, description: "A row." })).toEqual(["patch documentation-changed"]);
  });
});

describe("what stands beside a $ref", () => {
  const schemas = { Base: object({ a: text }), Name: text, Maybe: { type: ["string", "null"] } };
  const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

  /** The changes of an answer and of a body, under this version of OpenAPI. */
  function besides(name: string, siblings: JsonObject, openapi: string): Record<string, string[]> {
    const before = ref(name);
    const after = { ...before, ...siblings };
    return {
      response: changesOf(
        { ...answering(before, schemas), openapi },
        { ...answering(after, schemas), openapi },
      ),
      request: changesOf({ ...taking(before, schemas), openapi }, { ...taking(after, schemas), openapi }),
    };
  }

  type Row = readonly [name: string, siblings: JsonObject, response: string[], request: string[]];
  const ROWS: readonly Row[] = [
    [
      "Base",
      { properties: { b: number } },
      ["minor response-property-added"],
      ["minor request-property-added-optional"],
    ],
    [
      "Base",
      { type: "object", required: ["b"], properties: { b: number } },
      ["minor response-property-added"],
      ["major request-property-added-required"],
    ],
    [
      "Base",
      { required: ["a"] },
      ["minor response-property-became-required"],
      ["major request-property-became-required"],
    ],
    ["Base", { additionalProperties: false }, ["patch limit-tightened"], ["patch limit-tightened wire"]],
    ["Base", { type: "object" }, [], []],
    [
      "Base",
      { allOf: [object({ b: text })] },
      ["minor response-property-added"],
      ["minor request-property-added-optional"],
    ],
    ["Name", { enum: ["x"] }, ["major response-enum-closed"], ["major request-enum-closed"]],
    ["Name", { const: "x" }, ["major response-enum-closed"], ["major request-enum-closed"]],
    ["Name", { maxLength: 3 }, ["patch limit-tightened"], ["patch limit-tightened wire"]],
    [
      "Maybe",
      { type: "string" },
      ["minor response-became-not-nullable"],
      ["major request-became-not-nullable"],
    ],
  ];

  it.each(ROWS)("counts since 3.1: %s and %o", (name, siblings, response, request) => {
    expect(besides(name, siblings, "3.1.0")).toEqual({ response, request });
  });

  it.each(ROWS)("is ignored in 3.0: %s and %o", (name, siblings) => {
    expect(besides(name, siblings, "3.0.3")).toEqual({ response: [], request: [] });
  });
});
