import type { JsonObject } from "@calloff/openapi/internal";

/** Texts of thousands of characters are slow to make, and hold no more than short ones. */
const LONG = 100;

/** Between this and its opposite json-schema-faker looks for numbers, also where the one limit that there is lies beyond. */
const FAR = 1000;

/** The same schema, with limits that json-schema-faker keeps to, and soon. What keeps to them keeps to its own. */
export function clampSchemaLimits(schema: JsonObject): JsonObject {
  return shortText(withBothEnds(schema));
}

/** Without a limit on its length that a text which is made up without it does not come near. */
function shortText(schema: JsonObject): JsonObject {
  const { maxLength, minLength = 0, pattern, format, ...others } = schema;
  if (typeof maxLength !== "number" || typeof minLength !== "number") return schema;
  if (maxLength < minLength + LONG || pattern !== undefined || format !== undefined) return schema;
  return { ...others, ...(minLength > 0 && { minLength }) };
}

/** Numbers that are large have an upper limit as well, and those that are far below zero a lower one. */
function withBothEnds(schema: JsonObject): JsonObject {
  const { minimum, exclusiveMinimum = minimum, maximum, exclusiveMaximum = maximum } = schema;
  if (exclusiveMaximum === undefined && typeof exclusiveMinimum === "number" && exclusiveMinimum >= FAR) {
    return { ...schema, maximum: exclusiveMinimum + FAR };
  }
  if (exclusiveMinimum === undefined && typeof exclusiveMaximum === "number" && exclusiveMaximum <= -FAR) {
    return { ...schema, minimum: exclusiveMaximum - FAR };
  }
  return schema;
}
