import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, holds, listIn, removeItem } from "../json-access.ts";
import { placedEdit, setting } from "../places.ts";
import { is31, isPlain, plain } from "../schema-shapes.ts";

/** Enums and constants: which values of a type there are. */
export const VALUE_EDITS: readonly Edit[] = [
  placedEdit("enum value added", "schema", hasEnum, (schema) => {
    const values = listIn(schema, "enum");
    const numbers = values.filter((value) => typeof value === "number");
    const added = numbers.length > 0 ? Math.max(...numbers) + 1 : freshName("added", values.map(String));
    schema["enum"] = [...values, added];
    return String(added);
  }),
  placedEdit("enum value removed", "schema", holds("enum", 2), (schema, pick) => {
    const [, value] = removeItem(schema, "enum", pick);
    return JSON.stringify(value);
  }),
  placedEdit(
    "enum value renamed",
    "schema",
    (schema) => listIn(schema, "enum").some(isString),
    (schema, pick) => {
      const values = listIn(schema, "enum");
      const renamed = pick(values.filter(isString));
      schema["enum"] = values.map((value) => (value === renamed ? `${renamed}_renamed` : value));
      return String(renamed);
    },
  ),
  placedEdit(
    "enum opened",
    "schema",
    (schema) => hasEnum(schema) && schema["type"] !== undefined,
    (schema) => {
      delete schema["enum"];
    },
  ),
  setting("string closed to an enum", "schema", plain("string"), "enum", ["one", "two"]),
  setting("number closed to an enum", "schema", plain("integer", "number"), "enum", [1, 2]),
  setting(
    "constant added",
    "schema",
    (schema, _place, document) => is31(document) && isPlain(schema, "string"),
    "const",
    "always",
  ),
  placedEdit(
    "constant changed",
    "schema",
    ({ const: value }) => isString(value),
    (schema) => {
      schema["const"] = `${String(schema["const"])}_changed`;
    },
  ),
  placedEdit(
    "constant opened",
    "schema",
    ({ const: value }) => isString(value),
    (schema) => {
      delete schema["const"];
      schema["type"] = "string";
    },
  ),
];

function hasEnum(schema: JsonObject): boolean {
  return listIn(schema, "enum").length > 0;
}

function isString(value: JsonValue | undefined): value is string {
  return typeof value === "string";
}
