import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { describe, expect, it } from "vitest";
import {
  answering,
  bothWays,
  changesOf,
  object,
  type SchemaRow,
  taking,
  text,
} from "./testing/small-documents.ts";
import { walkDocuments } from "./walk-documents.ts";

const card = object({ kind: { const: "card" }, number: text }, { required: ["kind"] });
const crate = { type: "object", properties: { weight: { type: "number" } }, required: ["weight"] };
const barrel = object({ volume: { type: "number" } }, { required: ["volume"] });
const bank = object({ kind: { const: "bank" }, iban: text }, { required: ["kind"] });

const ROWS: readonly SchemaRow[] = [
  [
    "a property more",
    object({ a: text }),
    object({ a: text, b: text }),
    ["minor response-property-added"],
    ["minor request-property-added-optional"],
  ],
  [
    "a required one more",
    object({ a: text }),
    object({ a: text, b: text }, { required: ["b"] }),
    ["minor response-property-added"],
    ["major request-property-added-required"],
  ],
  [
    "a property less",
    object({ a: text, b: text }),
    object({ a: text }),
    ["major response-property-removed"],
    ["major request-property-removed"],
  ],
  [
    "required to optional",
    object({ a: text }, { required: ["a"] }),
    object({ a: text }),
    ["major response-property-became-optional"],
    ["minor request-property-became-optional"],
  ],
  [
    "optional to required",
    object({ a: text }),
    object({ a: text }, { required: ["a"] }),
    ["minor response-property-became-required"],
    ["major request-property-became-required"],
  ],
  [
    "deprecated",
    object({ a: text }),
    object({ a: { ...text, deprecated: true } }),
    ["minor property-deprecated"],
    ["minor property-deprecated"],
  ],
  [
    "a kind of object more",
    { oneOf: [card] },
    { oneOf: [card, bank] },
    ["major response-variant-added"],
    ["minor request-variant-added"],
  ],
  [
    "a kind of object more that is like one there was",
    { oneOf: [crate, barrel] },
    { oneOf: [crate, barrel, { ...crate }] },
    ["minor response-variant-added"],
    ["minor request-variant-added", "patch limit-tightened wire"],
  ],
  [
    "a kind of object more that has all of one there was",
    { oneOf: [crate, barrel] },
    { oneOf: [crate, barrel, { ...crate, properties: { ...crate.properties, label: text } }] },
    ["minor response-variant-added"],
    ["minor request-variant-added", "patch limit-tightened wire"],
  ],
  [
    "a kind of object more with a value that none had",
    { oneOf: [object({ state: { enum: ["a"] } }), barrel] },
    { oneOf: [object({ state: { enum: ["a"] } }), barrel, object({ state: { enum: ["a", "b"] } })] },
    ["major response-variant-added"],
    ["minor request-variant-added", "patch limit-tightened wire"],
  ],
  [
    "a kind of object less",
    { anyOf: [card, bank] },
    { anyOf: [bank] },
    ["major response-variant-removed"],
    ["major request-variant-removed"],
  ],
  [
    "properties of any name",
    object({ a: text }),
    object({ a: text }, { additionalProperties: text }),
    ["minor response-extra-properties-opened"],
    ["minor request-extra-properties-opened"],
  ],
  [
    "no properties of any name any more",
    object({ a: text }, { additionalProperties: true }),
    object({ a: text }),
    ["major response-extra-properties-closed"],
    ["major request-extra-properties-closed"],
  ],
  [
    "of another type",
    object({}, { additionalProperties: text }),
    object({}, { additionalProperties: { type: "number" } }),
    ["major response-type-changed"],
    ["major request-type-changed"],
  ],
  [
    "a named one among those of any name",
    object({}, { additionalProperties: true }),
    object({ a: text }, { additionalProperties: true }),
    ["major response-property-added"],
    ["major request-property-added-optional"],
  ],
  [
    "patterns are properties of any name",
    object({ a: text }),
    object({ a: text }, { patternProperties: { "^x": text } }),
    ["minor response-extra-properties-opened"],
    ["minor request-extra-properties-opened"],
  ],
  // What has a name is among what has any, although `a` is no text.
  [
    "properties of any name that are of another type",
    object({ a: { type: "number" } }),
    object({ a: { type: "number" } }, { additionalProperties: text }),
    ["minor response-extra-properties-opened"],
    ["minor request-extra-properties-opened"],
  ],
  // In a part of its own, it would have to be a text.
  [
    "properties of any name in another part",
    object({ a: { type: "number" } }),
    { allOf: [object({ a: { type: "number" } }), { type: "object", additionalProperties: text }] },
    ["minor response-extra-properties-opened"],
    ["major request-extra-properties-opened"],
  ],
  [
    "no longer read only",
    object({ a: { ...text, readOnly: true } }),
    object({ a: text }),
    ["minor read-only-changed"],
    ["minor request-property-added-optional"],
  ],
  [
    "an object about which nothing was said",
    { type: "object" },
    object({ a: text }),
    ["major response-extra-properties-closed", "major response-property-added"],
    ["major request-extra-properties-closed", "major request-property-added-optional"],
  ],
  [
    "an object without properties",
    { type: "object", additionalProperties: false },
    object({ a: text }),
    ["major response-type-changed", "minor response-property-added"],
    ["minor request-property-added-optional", "minor request-type-widened", "patch limit-loosened"],
  ],
  [
    "read only",
    object({ a: text }),
    object({ a: { ...text, readOnly: true } }),
    ["major read-only-changed"],
    ["major request-property-removed"],
  ],
  [
    "write only",
    object({ a: text }),
    object({ a: { ...text, writeOnly: true } }),
    ["major response-property-removed"],
    ["patch read-only-changed"],
  ],
  [
    "a property that is required and read only, more",
    object({ a: text }),
    object({ a: text, id: { ...text, readOnly: true } }, { required: ["id"] }),
    ["minor response-property-added"],
    [],
  ],
];

const SAME: readonly (readonly [what: string, one: JsonValue, other: JsonValue])[] = [
  [
    "additionalProperties: true of an object alone",
    { type: "object" },
    { type: "object", additionalProperties: true },
  ],
  [
    "an object about which nothing is said in an allOf",
    object({ a: text }),
    { allOf: [object({ a: text }), { type: "object" }] },
  ],
  ["null as a constant", { type: ["string", "null"] }, { oneOf: [text, { const: null }] }],
  [
    "an array of arrays in an allOf",
    { type: "array", items: { type: "array", items: text } },
    { type: "array", items: { allOf: [{ type: "array", items: text }] } },
  ],
  ["an allOf regrouped", object({ a: text, b: text }), { allOf: [object({ a: text }), object({ b: text })] }],
  [
    "properties beside an allOf",
    object({ a: text, b: text }),
    { ...object({ a: text }), allOf: [object({ b: text })] },
  ],
  [
    "required around an allOf",
    object({ a: text }, { required: ["a"] }),
    { allOf: [object({ a: text })], required: ["a"] },
  ],
  ["the order of kinds", { oneOf: [card, bank] }, { oneOf: [bank, card] }],
  ["an anyOf for a oneOf", { oneOf: [card, bank] }, { anyOf: [bank, card] }],
  ["a oneOf under an allOf", { oneOf: [card, bank] }, { allOf: [{ oneOf: [card, bank] }] }],
];

describe("compareObjects", () => {
  it.each(ROWS)("%s", (_what, before, after, response, request) => {
    expect(bothWays(before, after)).toEqual({ response, request });
  });

  it.each(SAME)("sees no change in %s", (_what, one, other) => {
    expect(bothWays(one, other)).toEqual({ response: [], request: [] });
    expect(bothWays(other, one)).toEqual({ response: [], request: [] });
  });

  it("compares what a component is, through references, and ends where it contains itself", () => {
    const tree = (leaf: JsonObject): JsonObject => ({
      Tree: object({ leaf, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }),
    });
    const ref = { $ref: "#/components/schemas/Tree" };
    const number = { type: "number" };
    expect(changesOf(answering(ref, tree(text)), answering(ref, tree(number)))).toEqual([
      "major response-type-changed",
    ]);
    expect(changesOf(answering(ref, tree(text)), answering(ref, tree(text)))).toEqual([]);
  });

  it("sees what changed behind components that are as they were", () => {
    const using = (leaf: JsonObject): JsonObject =>
      answering(
        { $ref: "#/components/schemas/Outer" },
        {
          Outer: object({ middle: { $ref: "#/components/schemas/Middle" } }),
          Middle: object({ inner: { $ref: "#/components/schemas/Inner" } }),
          Inner: object({ leaf }),
        },
      );
    const [change, ...others] = walkDocuments(using(text), using({ type: "number" }));
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      operation: "GET /jobs",
      pointer: "/components/schemas/Inner/properties/leaf",
    });
  });

  it("does not take an object for another one that it has nothing in common with", () => {
    const before = { anyOf: [object({ a: text }), object({ b: text })] };
    const after = { anyOf: [object({ c: text }), object({ a: text })] };
    expect(bothWays(before, after)).toEqual({
      response: ["major response-variant-added", "major response-variant-removed"],
      request: ["major request-variant-removed", "minor request-variant-added"],
    });
  });

  it("makes a property required through a reference under an allOf", () => {
    const schemas = { Base: object({ a: text }) };
    const ref = { $ref: "#/components/schemas/Base" };
    const before = { allOf: [ref] };
    const after = { allOf: [ref], required: ["a"] };
    expect(changesOf(taking(before, schemas), taking(after, schemas))).toEqual([
      "major request-property-became-required",
    ]);
  });

  it("sees what stands beside a reference from OpenAPI 3.1 on, and not before", () => {
    const schemas = { Job: object({ a: text }) };
    const ref = { $ref: "#/components/schemas/Job" };
    const before = answering(ref, schemas);
    const after = answering({ ...ref, ...object({ b: text }, { required: ["b"] }) }, schemas);
    expect(changesOf(before, after)).toEqual(["minor response-property-added"]);
    const old = { openapi: "3.0.3" };
    expect(changesOf({ ...before, ...old }, { ...after, ...old })).toEqual([]);
  });

  it("makes a property required from another part of an allOf, as the generated type does", () => {
    const before = object({ a: text });
    const after = { allOf: [object({ a: text }), { required: ["a"] }] };
    expect(bothWays(before, after)).toEqual({
      response: ["minor response-property-became-required"],
      request: ["major request-property-became-required"],
    });
  });
});
