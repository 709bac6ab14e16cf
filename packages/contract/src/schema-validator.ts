import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { guardedPattern } from "./guarded-pattern.ts";
import { type Direction, DOCUMENT_ID, jsonSchemaOf, type Untyped } from "./json-schema-of.ts";

/** Says whether values keep to the schemas of one document, by Ajv: Prism, whose word it checks, has no part in it. */
export interface SchemaValidator {
  /** What is wrong with the value, in one line; undefined when nothing is. A missing schema allows everything. */
  problem(schema: JsonValue | undefined, value: unknown): string | undefined;
}

/** @param untyped what a schema allows that has properties and no type; JSON Schema alone lets it be anything */
export function createSchemaValidator(
  document: JsonObject,
  direction: Direction,
  untyped: Untyped = "anything",
): SchemaValidator {
  const openapi = String(document["openapi"]);
  // Not strict: a vendor's document may hold keywords and formats of its own.
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    code: { regExp },
  });
  addFormats.default(ajv);
  ajv.addSchema(jsonSchemaOf(document, openapi, direction, untyped) as object, DOCUMENT_ID);
  const compiled = new Map<JsonValue, ValidateFunction>();
  return {
    problem(schema, value) {
      if (schema === undefined) return undefined;
      try {
        const validate =
          compiled.get(schema) ??
          ajv.compile(jsonSchemaOf(schema, openapi, direction, untyped) as object | boolean);
        compiled.set(schema, validate);
        return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: "value" });
      } catch (error) {
        return `its schema cannot be used: ${error instanceof Error ? error.message : error}`;
      }
    },
  };
}

/** Ajv would write the name of an engine into code that it keeps in files; it keeps none. */
const regExp = Object.assign(guardedPattern, { code: "undefined" });
