import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { compileTypes, typeMismatches } from "./testing/compile-types.ts";

const TEXT = { type: "string" };
const NUMBER = { type: "number" };
const FIRING = { type: "object", required: ["glaze"], properties: { glaze: TEXT } };
const FIRING_REF = { $ref: "#/components/schemas/Firing" };

/** The document whose component `Value` is the schema. */
const documentOf = (schema: JsonObject, openapi = "3.1.0"): JsonObject => ({
  openapi,
  components: { schemas: { Value: schema, Firing: FIRING } },
});

/** What the compiler says of code that uses the type `Value` of a schema. */
function errorsOf(schema: JsonObject, code: string, openapi?: string): string[] {
  return compileTypes(documentOf(schema, openapi), `type Value = components["schemas"]["Value"];\n${code}`)
    .errors;
}

const VALUE = 'components["schemas"]["Value"]';
const mismatches = (schema: JsonObject, wanted: string, openapi?: string): string[] =>
  typeMismatches(documentOf(schema, openapi), { [VALUE]: wanted });

describe("an object about which nothing is said", () => {
  test.each<[string, JsonObject, string]>([
    ["holds anything", { type: "object" }, "Record<string, unknown>"],
    [
      "holds anything with an empty list of properties",
      { type: "object", properties: {} },
      "Record<string, unknown>",
    ],
    ["holds anything, or is null", { type: ["object", "null"] }, "Record<string, unknown> | null"],
    [
      "holds nothing where that is said",
      { type: "object", additionalProperties: false },
      "Record<string, never>",
    ],
    [
      "holds nothing where properties must all be evaluated",
      { type: "object", unevaluatedProperties: false },
      "Record<string, never>",
    ],
    [
      "adds nothing to another one",
      { allOf: [FIRING, { type: "object", description: "More" }] },
      "{ glaze: string }",
    ],
    [
      "adds nothing to another one with empty lists either",
      { allOf: [FIRING, { type: "object", properties: {}, required: [] }] },
      "{ glaze: string }",
    ],
    [
      "stays beside one that is a choice",
      { anyOf: [{ type: "object" }, TEXT] },
      "Record<string, unknown> | string",
    ],
  ])("%s", (_name, schema, wanted) => {
    expect(mismatches(schema, wanted)).toEqual([]);
  });

  test("holds nothing, or is null, in OpenAPI 3.0", () => {
    const closed = { type: "object", additionalProperties: false, nullable: true };
    const schema = { type: "object", required: ["a"], properties: { a: closed } };
    expect(mismatches(schema, "{ a: Record<string, never> | null }", "3.0.3")).toEqual([]);
  });
});

test.each<[string, JsonObject]>([
  ["any name", { additionalProperties: NUMBER }],
  ["a pattern", { patternProperties: { "^o": NUMBER } }],
])("properties with names are among those of %s", (_name, others) => {
  const schema = { type: "object", required: ["ok"], properties: { ok: { type: "boolean" } }, ...others };
  const code = `
export const value: Value = { ok: true, other: 1 };
export const ok: boolean = value.ok;
export const other: number | boolean | undefined = value["other"];
// @ts-expect-error no text is among them
export const wrong: Value = { ok: true, other: "a" };
`;
  expect(errorsOf(schema, code)).toEqual([]);
});

describe("a constant that is null", () => {
  test.each<[string, JsonObject, string]>([
    ["is null", { const: null }, "null"],
    ["is one of two", { oneOf: [TEXT, { const: null }] }, "string | null"],
    ["is one of some", { anyOf: [{ const: "a" }, { const: null }] }, '"a" | null'],
  ])("%s", (_name, schema, wanted) => {
    expect(mismatches(schema, wanted)).toEqual([]);
  });
});

test("null is no value of an enum without it from OpenAPI 3.1 on", () => {
  const schema = { type: ["string", "null"], enum: ["a", "b"] };
  expect(mismatches(schema, '"a" | "b"')).toEqual([]);
});

describe("lists", () => {
  test.each<[string, JsonObject, string]>([
    [
      "a tuple and more of one kind",
      { type: "array", prefixItems: [TEXT], items: NUMBER, minItems: 1 },
      "[string, ...number[]]",
    ],
    [
      "a tuple and anything more",
      { type: "array", prefixItems: [TEXT], minItems: 1 },
      "[string, ...unknown[]]",
    ],
    [
      "a tuple that may be shorter",
      { type: "array", prefixItems: [TEXT, NUMBER], items: false, minItems: 1 },
      "[string, number?]",
    ],
    [
      "a tuple of this length",
      { type: "array", prefixItems: [TEXT, NUMBER], minItems: 2, maxItems: 2 },
      "[string, number]",
    ],
    [
      "a tuple that is shorter than its elements",
      { type: "array", prefixItems: [TEXT, NUMBER], maxItems: 1 },
      "[string?]",
    ],
    [
      "a tuple, or null",
      { type: ["array", "null"], prefixItems: [TEXT], items: false, minItems: 1 },
      "[string] | null",
    ],
    [
      "tuples in a list",
      { type: "array", items: { type: "array", prefixItems: [TEXT], items: false, minItems: 1 } },
      "[string][]",
    ],
    [
      "lists in a list by way of a composition",
      { type: "array", items: { allOf: [{ type: "array", items: TEXT }] } },
      "string[][]",
    ],
  ])("%s", (_name, schema, wanted) => {
    expect(mismatches(schema, wanted)).toEqual([]);
  });

  test("a property that is a list, or null, in OpenAPI 3.0", () => {
    const list = { type: "array", items: TEXT, nullable: true };
    const schema = { type: "object", properties: { list } };
    expect(mismatches(schema, "{ list?: string[] | null }", "3.0.3")).toEqual([]);
  });
});

describe("what stands side by side holds together", () => {
  const REACH = { type: "object", properties: { mail: TEXT, phone: TEXT } };
  const EITHER = [{ required: ["mail"] }, { required: ["phone"] }];

  test.each(["anyOf", "oneOf"])("properties, and of two groups one that is required by %s", (key) => {
    const code = `
export const read: string | undefined = ({} as Value).mail;
export const one: Value = { mail: "a" };
export const other: Value = { phone: "b", mail: "a" };
// @ts-expect-error neither of them
export const none: Value = {};
// @ts-expect-error a number is no mail
export const wrong: Value = { mail: 5 };
`;
    expect(errorsOf({ ...REACH, [key]: EITHER }, code)).toEqual([]);
    expect(errorsOf({ allOf: [REACH], [key]: EITHER }, code)).toEqual([]);
    expect(errorsOf({ allOf: [REACH, { [key]: EITHER }] }, code)).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ["a description", { description: "Any" }],
    ["what it is not", { not: { required: ["mail"] } }],
    ["a dependency", { dependentRequired: { mail: ["phone"] } }],
  ])("a choice that only has %s leaves the properties as they are", (_name, member) => {
    expect(mismatches({ ...REACH, anyOf: [member, member] }, "{ mail?: string; phone?: string }")).toEqual(
      [],
    );
  });

  test("what a part of an allOf requires is described by another one", () => {
    const code = `
export const right: Value = { mail: "a" };
// @ts-expect-error the mail is required
export const wrong: Value = { phone: "b" };
`;
    expect(errorsOf({ allOf: [REACH, { required: ["mail"] }] }, code)).toEqual([]);
    expect(errorsOf({ allOf: [{ allOf: [REACH] }], required: ["mail"] }, code)).toEqual([]);
  });

  test("null, an object, and groups of it that say nothing of null", () => {
    const code = `
export const none: Value = null;
export const one: Value = { mail: "a" };
// @ts-expect-error neither of them
export const wrong: Value = {};
`;
    expect(errorsOf({ ...REACH, type: ["object", "null"], anyOf: EITHER }, code)).toEqual([]);
  });

  test("null, an object, and a part that is never null", () => {
    const schema = { type: ["object", "null"], properties: { ash: NUMBER }, allOf: [FIRING_REF] };
    expect(mismatches({ type: ["object", "null"], allOf: [FIRING_REF] }, "{ glaze: string }")).toEqual([]);
    expect(mismatches(schema, "{ ash?: number } & { glaze: string }")).toEqual([]);
  });

  test("a type, and values of it", () => {
    const values = [{ const: 1, title: "One" }, { const: 2 }];
    expect(mismatches({ type: "integer", oneOf: values }, "1 | 2")).toEqual([]);
    expect(
      mismatches({ type: "array", items: TEXT, anyOf: [{ minItems: 1 }, { maxItems: 3 }] }, "string[]"),
    ).toEqual([]);
  });
});

describe("beside a reference", () => {
  const ASH = { type: "object", required: ["ash"], properties: { ash: NUMBER } };

  test("properties count from OpenAPI 3.1 on", () => {
    const code = `
export const value: Value = { glaze: "celadon", ash: 1 };
export const ash: number = value.ash;
// @ts-expect-error there is no glaze
export const wrong: Value = { ash: 1 };
`;
    expect(errorsOf({ ...FIRING_REF, ...ASH }, code)).toEqual([]);
    expect(mismatches({ ...FIRING_REF, ...ASH }, "{ glaze: string }", "3.0.3")).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ["words do not", { description: "A firing", title: "Firing", deprecated: true }, "{ glaze: string }"],
    ["that it is an object is known", { type: "object" }, "{ glaze: string }"],
    ["null is not let in", { type: ["object", "null"] }, "{ glaze: string }"],
  ])("%s", (_name, beside, wanted) => {
    expect(mismatches({ ...FIRING_REF, ...beside }, wanted)).toEqual([]);
  });

  test("a requirement, values and a choice count", () => {
    const document = {
      openapi: "3.1.0",
      components: {
        schemas: {
          Reach: { type: "object", properties: { mail: TEXT, phone: TEXT } },
          State: TEXT,
          Needed: { $ref: "#/components/schemas/Reach", required: ["mail"] },
          Some: { $ref: "#/components/schemas/State", enum: ["a", "b"] },
        },
      },
    };
    const wanted = {
      'components["schemas"]["Needed"]["mail"]': "string",
      'components["schemas"]["Needed"]["phone"]': "string | undefined",
      'components["schemas"]["Some"]': '"a" | "b"',
    };
    expect(typeMismatches(document, wanted)).toEqual([]);
  });
});
