import type { JsonObject } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { clampSchemaLimits } from "./clamp-schema-limits.ts";
import { sampleValue } from "./sample.ts";
import { createSchemaValidator } from "./schema-validator.ts";

test.each<[JsonObject, JsonObject]>([
  [{ type: "string", maxLength: 5000 }, { type: "string" }],
  [{ minLength: 4900, maxLength: 5000 }, { minLength: 4900 }],
  [
    { minimum: 2012, type: "integer" },
    { minimum: 2012, maximum: 3012, type: "integer" },
  ],
  [{ exclusiveMinimum: 1000 }, { exclusiveMinimum: 1000, maximum: 2000 }],
  [{ maximum: -5000 }, { maximum: -5000, minimum: -6000 }],
])("%j is made as %j", (schema, expected) => {
  expect(clampSchemaLimits(schema)).toEqual(expected);
});

test.each<[JsonObject]>([
  [{ minLength: 4901, maxLength: 5000 }],
  [{ maxLength: 99 }],
  [{ pattern: "^a+$", maxLength: 5000 }],
  [{ format: "uri", maxLength: 5000 }],
  [{ maxLength: { type: "integer" }, minimum: { type: "integer" } }],
  [{ minimum: 999 }],
  [{ minimum: 2012, maximum: 2013 }],
  [{ minimum: 2012, exclusiveMaximum: 2014 }],
  [{ maximum: -999 }],
])("%j is left as it is", (schema) => {
  expect(clampSchemaLimits(schema)).toEqual(schema);
});

test("a value is made where a number must be large beside something that only a pattern describes", () => {
  const document = { openapi: "3.1.0" };
  const properties = {
    year: { type: "integer", minimum: 2012 },
    version: { type: "string", pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+$" },
    depth: { type: "number", maximum: -4000 },
  };
  const schema = { type: "object", properties, required: ["year", "version", "depth"] };
  const validator = createSchemaValidator(document, "response");
  const wanted = { document, name: "it", holder: {}, schema, validator, direction: "response" } as const;
  expect(validator.problem(schema, sampleValue({ ...wanted, amount: "required" }))).toBeUndefined();
});
