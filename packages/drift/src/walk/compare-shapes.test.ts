import type { JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import { bothWays, type SchemaRow, text } from "./testing/small-documents.ts";

const number = { type: "number" };
const short = { type: "string", maxLength: 3 };
const maybe = { type: ["string", "null"], maxLength: 3 };

/** An object of one of these kinds. */
function kindOf(...kinds: string[]): JsonValue {
  return {
    type: "object",
    required: ["kind"],
    properties: { kind: { enum: kinds }, [`of ${kinds[0]}`]: text },
  };
}

const ROWS: readonly SchemaRow[] = [
  ["another type", text, number, ["major response-type-changed"], ["major request-type-changed"]],
  [
    "a kind more",
    text,
    { type: ["string", "number"] },
    ["major response-type-widened"],
    ["minor request-type-widened"],
  ],
  [
    "a kind less",
    { type: ["string", "number"] },
    text,
    ["major response-type-narrowed"],
    ["major request-type-narrowed"],
  ],
  [
    "null, 3.1",
    text,
    { type: ["string", "null"] },
    ["major response-became-nullable"],
    ["minor request-became-nullable"],
  ],
  [
    "null, 3.0",
    text,
    { type: "string", nullable: true },
    ["major response-became-nullable"],
    ["minor request-became-nullable"],
  ],
  [
    "no null any more",
    { type: ["string", "null"] },
    text,
    ["minor response-became-not-nullable"],
    ["major request-became-not-nullable"],
  ],
  [
    "a value more",
    { enum: ["a"] },
    { enum: ["a", "b"] },
    ["minor response-enum-value-added open-set"],
    ["minor request-enum-value-added"],
  ],
  [
    "a value of another kind more",
    { enum: ["a"] },
    { enum: ["a", 1] },
    // `data.toUpperCase()` compiled before. One value was a constant, and two are a list.
    ["major response-type-widened", "minor response-enum-opened open-set"],
    ["minor request-type-widened"],
  ],
  [
    "a value less, of more than two",
    { enum: ["a", "b", "c"] },
    { enum: ["a", "b"] },
    // `data === "c"` compiles: vendors may send other values than those that are listed.
    ["patch response-enum-value-removed"],
    ["major request-enum-value-removed"],
  ],
  [
    "a value more, of more than two",
    { enum: [1, 2] },
    { enum: [1, 2, 3] },
    ["minor response-enum-value-added open-set"],
    ["minor request-enum-value-added"],
  ],
  [
    "a list for any value",
    { type: "string" },
    { type: "string", enum: ["a", "b"] },
    ["patch response-enum-closed"],
    ["major request-enum-closed"],
  ],
  [
    "any value for a list",
    { type: "string", enum: ["a", "b"] },
    { type: "string" },
    ["minor response-enum-opened open-set"],
    ["minor request-enum-opened"],
  ],
  [
    "a constant for any value",
    { type: "string" },
    { type: "string", const: "a" },
    ["major response-enum-closed"],
    ["major request-enum-closed"],
  ],
  [
    "any value for a constant",
    { type: "string", const: "a" },
    { type: "string" },
    ["major response-enum-opened"],
    ["minor request-enum-opened"],
  ],
  [
    "constants for a list of them",
    { type: "string", enum: ["a", "b"] },
    { oneOf: [{ const: "a" }, { const: "b" }] },
    [],
    [],
  ],
  [
    "a value less of what tells variants apart",
    { oneOf: [kindOf("a"), kindOf("b", "c", "d")] },
    { oneOf: [kindOf("a"), kindOf("b", "c")] },
    ["major response-enum-value-removed"],
    ["major request-enum-value-removed"],
  ],
  [
    "a list that tells variants apart now",
    { oneOf: [kindOf("a", "b"), kindOf("c", "b")] },
    { oneOf: [kindOf("a", "b"), kindOf("c", "d")] },
    [
      "major response-enum-closed",
      "major response-enum-value-removed",
      "minor response-enum-value-added open-set",
    ],
    ["major request-enum-value-removed", "minor request-enum-value-added"],
  ],
  [
    "a value less",
    { enum: ["a", "b"] },
    { enum: ["a"] },
    // `data === "b"` compiled before: one value is a constant.
    ["major response-enum-value-removed"],
    ["major request-enum-value-removed"],
  ],
  [
    "null among the values",
    { enum: ["a"] },
    { enum: ["a", null] },
    ["major response-became-nullable"],
    ["minor request-became-nullable"],
  ],
  [
    "values to any",
    { type: "string", enum: ["a"] },
    text,
    ["major response-enum-opened"],
    ["minor request-enum-opened"],
  ],
  [
    "any to values",
    text,
    { type: "string", enum: ["a"] },
    ["major response-enum-closed"],
    ["major request-enum-closed"],
  ],
  ["anything to a type", {}, text, ["major response-type-narrowed"], ["major request-type-narrowed"]],
  ["a type to anything", text, {}, ["major response-type-widened"], ["minor request-type-widened"]],
  [
    "other items",
    { type: "array", items: text },
    { type: "array", items: number },
    ["major response-type-changed"],
    ["major request-type-changed"],
  ],
  [
    "a tuple of another length",
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [text, text] },
    ["major response-type-changed"],
    ["major request-type-changed"],
  ],
  [
    "a property that a choice of one requires",
    { type: "object", properties: { a: text } },
    { type: "object", properties: { a: text }, anyOf: [{ required: ["a"] }] },
    ["minor response-property-became-required"],
    ["major request-property-became-required"],
  ],
  [
    "what may follow a tuple",
    { type: "array", prefixItems: [text], items: { type: "number" }, minItems: 1 },
    { type: "array", prefixItems: [text], items: false, minItems: 1 },
    ["major response-type-changed"],
    ["major request-type-changed"],
  ],
  ["a default", text, { type: "string", default: "a" }, ["patch default-changed"], ["patch default-changed"]],
  ["a format", text, { type: "string", format: "uuid" }, ["patch format-changed"], ["patch format-changed"]],
  [
    "a limit",
    text,
    { type: "string", maxLength: 3 },
    ["patch limit-tightened"],
    ["patch limit-tightened wire"],
  ],
  [
    "a lower limit",
    { type: "string", maxLength: 3 },
    { type: "string", maxLength: 2 },
    ["patch limit-tightened"],
    ["patch limit-tightened wire"],
  ],
  [
    "a higher limit",
    { type: "string", maxLength: 3 },
    { type: "string", maxLength: 4 },
    ["patch limit-loosened"],
    ["patch limit-loosened"],
  ],
  [
    "a higher minimum",
    { type: "number", minimum: 1 },
    { type: "number", minimum: 2 },
    ["patch limit-tightened"],
    ["patch limit-tightened wire"],
  ],
  [
    "no pattern any more",
    { type: "string", pattern: "a" },
    text,
    ["patch limit-loosened"],
    ["patch limit-loosened"],
  ],
  ["only integers", number, { type: "integer" }, [], ["patch limit-tightened wire"]],
  ["all numbers", { type: "integer" }, number, [], []],
  [
    "a text",
    text,
    { type: "string", description: "A name" },
    ["patch documentation-changed"],
    ["patch documentation-changed"],
  ],
];

/** The same type, written otherwise. */
const SAME: readonly (readonly [what: string, one: JsonValue, other: JsonValue])[] = [
  ["null in three dialects", { type: ["string", "null"] }, { type: "string", nullable: true }],
  ["null beside it", { type: ["string", "null"] }, { anyOf: [{ type: "null" }, text] }],
  ["null with oneOf", { type: ["string", "null"] }, { oneOf: [text, { type: "null" }] }],
  ["a limit beside null in three dialects", maybe, { ...maybe, type: "string", nullable: true }],
  ["a limit beside null in an anyOf", maybe, { anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] }],
  ["a limit said twice", short, { allOf: [short, short] }],
  ["a limit that allows everything", text, { type: "string", minLength: 0 }],
  ["a const", { const: "a" }, { type: "string", enum: ["a"] }],
  ["the order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
  ["one in an anyOf", text, { anyOf: [text] }],
  [
    "one in a oneOf",
    { type: "object", properties: { a: text } },
    { oneOf: [{ type: "object", properties: { a: text } }] },
  ],
  [
    "one in an allOf",
    { type: "object", properties: { a: text } },
    { allOf: [{ type: "object", properties: { a: text } }] },
  ],
  [
    "a union of unions",
    { anyOf: [text, number, { type: "null" }] },
    { anyOf: [{ anyOf: [{ type: "null" }, number] }, text] },
  ],
];

describe("compareShapes", () => {
  it.each(ROWS)("%s", (_what, before, after, response, request) => {
    expect(bothWays(before, after)).toEqual({ response, request });
  });

  it.each(SAME)("sees no change in %s", (_what, one, other) => {
    expect(bothWays(one, other)).toEqual({ response: [], request: [] });
    expect(bothWays(other, one)).toEqual({ response: [], request: [] });
  });
});
