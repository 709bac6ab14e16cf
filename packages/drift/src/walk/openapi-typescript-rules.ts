import { BYTES, isJsonObject, type JsonValue } from "@calloff/openapi/internal";

const KEYWORDS: ReadonlySet<JsonValue | undefined> = new Set([
  "null",
  "string",
  "boolean",
  "number",
  "integer",
]);

/**
 * Whether openapi-typescript sees a primitive in what it makes of a schema. A `oneOf` of nothing else is added to
 * what stands beside it, any other narrows it. Texts as literals are no primitives to it, numbers are.
 */
export function isPrimitive(schema: JsonValue): boolean {
  if (!schema) return true;
  if (!isJsonObject(schema) || "$ref" in schema || BYTES in schema) return false;
  const { const: constant, enum: values, type } = schema;
  if (constant !== undefined && constant !== null)
    return typeof constant === "number" || typeof constant === "boolean";
  if (schema["nullable"]) return false;
  if (Array.isArray(values))
    return values.length === 1 && typeof values[0] !== "string" && typeof values[0] !== "object";
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => schema[key] ?? []);
  const kinds = Array.isArray(type) ? type : [type];
  if (kinds.length > 1 || parts.length > 1) return false;
  return parts.length === 1 && type === undefined
    ? isPrimitive(parts[0] as JsonValue)
    : parts.length === 0 && KEYWORDS.has(kinds[0]);
}

/**
 * Whether openapi-typescript makes a bare array type of items that do not say so in their own `type`. The array around
 * them is left out then: `items: { allOf: [{ type: array }] }` becomes `T[]`, not `T[][]`.
 */
export function isHiddenArray(items: JsonValue | undefined): boolean {
  return isJsonObject(items) && items["type"] !== "array" && isArrayType(items);
}

function isArrayType(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema) || ["$ref", "const", "enum", "nullable"].some((key) => key in schema))
    return false;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => schema[key] ?? []);
  const { type } = schema;
  if (type === undefined) return parts.length === 1 && isArrayType(parts[0]);
  const [only, ...others] = Array.isArray(type) ? type : [type];
  return parts.length === 0 && only === "array" && others.length === 0;
}
