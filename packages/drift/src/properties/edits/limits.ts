import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { placedEdit, removal, toggle } from "../places.ts";
import { hasProperties, hasType, plain, typed } from "../schema-shapes.ts";

/** Limits, formats and defaults, which types do not show. */
export const LIMIT_EDITS: readonly Edit[] = [
  placedEdit("format changed", "schema", typed("string", "integer", "number"), (schema, pick) => {
    const formats =
      schema["type"] === "string" ? ["uuid", "date-time", "uri", "email"] : ["int32", "int64", "double"];
    const format = pick(formats.filter((other) => other !== schema["format"])) ?? "";
    schema["format"] = format;
    return format;
  }),
  removal("format removed", "schema", "format"),
  placedEdit("default changed", "schema", plain("string", "integer", "number", "boolean"), (schema) => {
    if (schema["default"] === undefined) schema["default"] = DEFAULTS[String(schema["type"])] ?? null;
    else delete schema["default"];
  }),
  placedEdit(
    "limit tightened",
    "schema",
    (schema) => ownLimit(schema) !== 0 && limitOf(schema) !== undefined,
    (schema) => {
      const keyword = limitOf(schema) ?? "";
      schema[keyword] = Math.floor((ownLimit(schema) ?? 80) / 2);
      return keyword;
    },
  ),
  placedEdit(
    "limit loosened",
    "schema",
    (schema) => ownLimit(schema) !== undefined,
    (schema) => {
      const keyword = limitOf(schema) ?? "";
      schema[keyword] = (ownLimit(schema) ?? 0) + 1;
      return keyword;
    },
  ),
  placedEdit(
    "limits removed",
    "schema",
    (schema) => LIMITS.some((limit) => schema[limit] !== undefined),
    (schema) => {
      for (const limit of LIMITS) delete schema[limit];
    },
  ),
  toggle("pattern added or removed", "schema", "pattern", typed("string"), "^[a-z]+$"),
  placedEdit(
    "minimum number of items or properties",
    "schema",
    (schema) => hasType(schema, "array") || hasProperties(schema),
    (schema) => {
      const keyword = schema["type"] === "array" ? "minItems" : "minProperties";
      schema[keyword] = schema[keyword] === 1 ? 2 : 1;
      return keyword;
    },
  ),
  toggle("items unique or no longer so", "schema", "uniqueItems", (schema) => hasType(schema, "array")),
];

const DEFAULTS: Record<string, JsonValue> = { string: "some", integer: 7, number: 0.5, boolean: true };
const LIMITS = [
  "maxLength",
  "minLength",
  "maximum",
  "minimum",
  "maxItems",
  "minItems",
  "maxProperties",
  "minProperties",
  "multipleOf",
];

function limitOf(schema: JsonObject): string | undefined {
  if (hasType(schema, "string")) return "maxLength";
  if (hasType(schema, "integer", "number")) return "maximum";
  if (hasType(schema, "array")) return "maxItems";
  return hasProperties(schema) ? "maxProperties" : undefined;
}

function ownLimit(schema: JsonObject): number | undefined {
  const own = schema[limitOf(schema) ?? ""];
  return typeof own === "number" ? own : undefined;
}
