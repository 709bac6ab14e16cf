import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";

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
