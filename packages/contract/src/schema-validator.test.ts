import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import type { Direction } from "./json-schema-of.ts";
import { createSchemaValidator } from "./schema-validator.ts";

const schemas: JsonObject = {
  Word: { type: "string", minLength: 2 },
  // Names that look like keywords.
  Odd: { type: "object", properties: { nullable: { type: "boolean" }, $ref: { type: "integer" } } },
};

function problem(
  openapi: string,
  schema: JsonObject,
  value: unknown,
  direction: Direction = "response",
): boolean {
  const validator = createSchemaValidator({ openapi, components: { schemas } }, direction);
  return validator.problem(schema, value) !== undefined;
}

describe.each<[string, string, JsonObject, unknown, unknown]>([
  ["3.0.3", "nullable", { type: "string", nullable: true }, null, 1],
  ["3.0.3", "nullable with an enum", { type: "string", nullable: true, enum: ["a"] }, null, "b"],
  ["3.0.3", "what is not nullable", { type: "string" }, "", null],
  ["3.0.3", "exclusiveMaximum", { type: "number", maximum: 5, exclusiveMaximum: true }, 4.9, 5],
  ["3.0.3", "exclusiveMinimum: false", { type: "number", minimum: 5, exclusiveMinimum: false }, 5, 4],
  ["3.0.3", "a reference", { $ref: "#/components/schemas/Word" }, "ab", "a"],
  [
    "3.0.3",
    "a reference, and not what is beside it",
    { $ref: "#/components/schemas/Word", maxLength: 1 },
    "ab",
    "a",
  ],
  [
    "3.1.0",
    "a reference, and what is beside it",
    { $ref: "#/components/schemas/Word", maxLength: 3 },
    "abc",
    "abcd",
  ],
  ["3.1.0", "types", { type: ["integer", "null"] }, null, "1"],
  ["3.1.0", "const", { const: { $ref: "#/data" } }, { $ref: "#/data" }, {}],
  [
    "3.1.0",
    "names like keywords",
    { $ref: "#/components/schemas/Odd" },
    { nullable: true, $ref: 1 },
    { $ref: "x" },
  ],
  ["3.1.0", "a uuid", { type: "string", format: "uuid" }, "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", "0b0e3f4e"],
  ["3.1.0", "int32", { type: "integer", format: "int32" }, 2 ** 31 - 1, 2 ** 31],
  ["3.1.0", "a format of the vendor's own", { type: "string", format: "acme-id" }, "anything", 1],
])("OpenAPI %s, %s", (openapi, _, schema, good, bad) => {
  test("takes what is right, and not what is wrong", () => {
    expect([problem(openapi, schema, good), problem(openapi, schema, bad)]).toEqual([false, true]);
  });
});

test("a property that only the other side sets is not required", () => {
  const property = { type: "string" };
  const schema = {
    type: "object",
    required: ["id", "secret"],
    properties: { id: { ...property, readOnly: true }, secret: { ...property, writeOnly: true } },
  };
  expect(problem("3.1.0", schema, { secret: "s" }, "request")).toBe(false);
  expect(problem("3.1.0", schema, { id: "1" }, "request")).toBe(true);
  expect(problem("3.1.0", schema, { id: "1" }, "response")).toBe(false);
  expect(problem("3.1.0", schema, { secret: "s" }, "response")).toBe(true);
});

test("each of a document's patterns is judged by its own", () => {
  const validator = createSchemaValidator({ openapi: "3.1.0" }, "response");
  const letters = { type: "string", pattern: "^[a-z]+$" };
  const digits = { type: "string", pattern: "^[0-9]+$" };
  expect(validator.problem(letters, "abc")).toBeUndefined();
  expect(validator.problem(digits, "123")).toBeUndefined();
  expect(validator.problem(digits, "abc")).toBe('value must match pattern "^[0-9]+$"');
});
