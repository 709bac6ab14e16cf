import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";

const TYPES = ["null", "boolean", "object", "array", "number", "string", "integer"];

/** What the value of each keyword must be. What is something else says nothing, and would stop the validator. */
const CHECKS: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  type: (value) => [value].flat().every((type) => TYPES.includes(String(type))),
  pattern: isPattern,
  format: isString,
  required: (value) => Array.isArray(value) && value.every(isString),
  enum: (value) => Array.isArray(value) && value.length > 0,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: (value) => isNumber(value) || typeof value === "boolean",
  exclusiveMaximum: (value) => isNumber(value) || typeof value === "boolean",
  multipleOf: (value) => isNumber(value) && Number(value) > 0,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  uniqueItems: (value) => typeof value === "boolean",
  items: isSchema,
  additionalProperties: isSchema,
  not: isSchema,
  properties: isJsonObject,
  allOf: isSchemas,
  anyOf: isSchemas,
  oneOf: isSchemas,
};

/** Whether a keyword of a schema can mean anything with this value. */
export function isSound(keyword: string, value: JsonValue): boolean {
  const check = Object.hasOwn(CHECKS, keyword) ? CHECKS[keyword] : undefined;
  return check === undefined || check(value);
}

function isPattern(value: JsonValue): boolean {
  try {
    new RegExp(String(value));
    return isString(value);
  } catch {
    return false;
  }
}

function isString(value: JsonValue): boolean {
  return typeof value === "string";
}

function isNumber(value: JsonValue): boolean {
  return typeof value === "number";
}

function isCount(value: JsonValue): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isSchema(value: JsonValue): boolean {
  return isJsonObject(value) || typeof value === "boolean";
}

function isSchemas(value: JsonValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isSchema);
}
