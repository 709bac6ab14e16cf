import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, holds, listIn } from "../json-access.ts";
import { placedEdit } from "../places.ts";
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
    const values = listIn(schema, "enum");
    const removed = pick(values.map((_, index) => index)) ?? 0;
    schema["enum"] = values.filter((_, index) => index !== removed);
    return JSON.stringify(values[removed]);
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
  placedEdit("string closed to an enum", "schema", plain("string"), (schema) => {
    schema["enum"] = ["one", "two"];
  }),
  placedEdit("number closed to an enum", "schema", plain("integer", "number"), (schema) => {
    schema["enum"] = [1, 2];
  }),
  placedEdit(
    "constant added",
    "schema",
    (schema, _place, document) => is31(document) && isPlain(schema, "string"),
    (schema) => {
      schema["const"] = "always";
    },
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
