import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { holds, listIn } from "../json-access.ts";
import { placedEdit, removal, replace } from "../places.ts";
import { hasType, hasTypes, is31, isInside, isPlain, plain, typed } from "../schema-shapes.ts";

const PRIMITIVES = ["string", "integer", "boolean"];

/** Types, null among them, and what arrays hold. */
export const TYPE_EDITS: readonly Edit[] = [
  placedEdit("type changed", "schema", plain(...PRIMITIVES), (schema, pick) => {
    const type = pick(PRIMITIVES.filter((other) => other !== schema["type"])) ?? "";
    for (const keyword of ["format", "default", "pattern", "example"]) delete schema[keyword];
    schema["type"] = type;
    return type;
  }),
  placedEdit("integer to number or back", "schema", typed("integer", "number"), (schema) => {
    schema["type"] = schema["type"] === "integer" ? "number" : "integer";
  }),
  placedEdit(
    "type added",
    "schema",
    (schema, _place, document) => is31(document) && isPlain(schema, ...PRIMITIVES),
    (schema, pick) => {
      const type = pick(PRIMITIVES.filter((other) => other !== schema["type"])) ?? "";
      schema["type"] = [schema["type"] ?? "", type];
      return type;
    },
  ),
  placedEdit("type removed from several", "schema", holds("type", 2), (schema, pick) => {
    const types = listIn(schema, "type");
    const removed = pick(types);
    const left = types.filter((type) => type !== removed);
    schema["type"] = left.length === 1 ? (left[0] ?? "") : left;
    if (removed === "null") withoutNull(schema);
    return String(removed);
  }),
  removal("type no longer stated", "schema", "type"),
  placedEdit("replaced by an object", "schema", isInside, (_schema, _pick, place) => {
    replace(place, { type: "object", required: ["replaced"], properties: { replaced: { type: "string" } } });
  }),
  placedEdit("replaced by a string", "schema", isInside, (_schema, _pick, place) => {
    replace(place, { type: "string", description: "Replaced" });
  }),
  placedEdit("replaced by anything", "schema", isInside, (_schema, _pick, place) => {
    replace(place, {});
  }),
  placedEdit(
    "null allowed",
    "schema",
    (schema, place) => hasType(schema) && !allowsNull(schema) && isInside(schema, place),
    (schema, _pick, _place, document) => {
      if (is31(document)) schema["type"] = [schema["type"] ?? "", "null"];
      else schema["nullable"] = true;
      if (schema["enum"] !== undefined) schema["enum"] = [...listIn(schema, "enum"), null];
    },
  ),
  placedEdit("null no longer allowed", "schema", allowsNull, (schema) => {
    delete schema["nullable"];
    const types = listIn(schema, "type").filter((type) => type !== "null");
    if (hasTypes(schema)) schema["type"] = types.length === 1 ? (types[0] ?? "") : types;
    withoutNull(schema);
  }),
  placedEdit("value to list of values", "schema", isInside, (schema, _pick, place) => {
    replace(place, { type: "array", items: schema });
  }),
  placedEdit(
    "list of values to value",
    "schema",
    (schema) => hasType(schema, "array") && schema["items"] !== undefined,
    (schema, _pick, place) => {
      replace(place, schema["items"] ?? {});
    },
  ),
  placedEdit("items changed", "schema", typed("array"), (schema, pick) => {
    const others = ITEMS.filter((items) => JSON.stringify(items) !== JSON.stringify(schema["items"]));
    delete schema["prefixItems"];
    schema["items"] = structuredClone(pick(others)) ?? {};
  }),
  placedEdit(
    "array to tuple or longer tuple",
    "schema",
    (schema, _place, document) => is31(document) && hasType(schema, "array"),
    (schema) => {
      schema["prefixItems"] = [...listIn(schema, "prefixItems"), { type: "number" }];
    },
  ),
];

const ITEMS: readonly JsonObject[] = [
  { type: "string" },
  { type: "integer" },
  { type: "object", properties: { item: { type: "string" } } },
];

function allowsNull(schema: JsonObject): boolean {
  return (
    schema["nullable"] === true ||
    (listIn(schema, "type").includes("null") && listIn(schema, "type").length > 1)
  );
}

function withoutNull(schema: JsonObject): void {
  const left: JsonValue[] = listIn(schema, "enum").filter((value) => value !== null);
  if (left.length > 0) schema["enum"] = left;
}
