import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { listIn, renameKey } from "../json-access.ts";
import { isReference, ownPlaces, type Place, placedEdit, replace } from "../places.ts";
import { hasType, is31, isInComposition, saysOnly, withoutAnnotations } from "../schema-shapes.ts";

/** Null, constants and several types, each in the ways there are to write them. */
export const DIALECT_REWRITES: readonly Edit[] = [
  ...["anyOf", "oneOf"].flatMap((keyword) => [
    placedEdit(
      `null among the types written as ${keyword}`,
      "schema",
      (schema, place) => isNullableType(schema) && !isInComposition(schema, place),
      (schema, _pick, place) => {
        replace(place, nullApart(schema, keyword));
      },
    ),
    placedEdit(
      `null of an ${keyword} written among the types`,
      "schema",
      (schema) => nullableVariant(schema, keyword) !== undefined,
      (schema, _pick, place) => {
        replace(place, {
          ...withoutAnnotations(schema).annotations,
          ...nullWithin(nullableVariant(schema, keyword) ?? {}),
        });
      },
    ),
  ]),
  placedEdit(
    "null beside one in the other composition",
    "schema",
    (schema) => isOneOrNull(schema, "anyOf") || isOneOrNull(schema, "oneOf"),
    (schema) => {
      const from = schema["anyOf"] === undefined ? "oneOf" : "anyOf";
      renameKey(schema, from, from === "oneOf" ? "anyOf" : "oneOf");
    },
  ),
  placedEdit(
    "several types written as anyOf",
    "schema",
    (schema, place) =>
      saysOnly(schema, "type") && listIn(schema, "type").length > 1 && !isInComposition(schema, place),
    (schema, _pick, place) => {
      const { annotations } = withoutAnnotations(schema);
      replace(place, { ...annotations, anyOf: listIn(schema, "type").map((type) => ({ type })) });
    },
  ),
  placedEdit(
    "one type written as a list",
    "schema",
    (schema, _place, document) => is31(document) && saysOnly(schema, "type", "format") && hasType(schema),
    (schema) => {
      schema["type"] = [schema["type"] ?? ""];
    },
  ),
  placedEdit(
    "nullable said about an allOf of one",
    "schema",
    (schema, place) => schema["nullable"] === true && hasType(schema) && !isInComposition(schema, place),
    (schema, _pick, place) => {
      const { shape, annotations } = withoutAnnotations(schema);
      const { nullable = true, ...others } = shape;
      replace(place, { ...annotations, nullable, allOf: [others] });
    },
  ),
  placedEdit(
    "constant written as an enum of one",
    "schema",
    ({ const: value }) => typeof value === "string",
    (schema) => {
      const { const: value = "" } = schema;
      delete schema["const"];
      schema["enum"] = [value];
    },
  ),
  placedEdit(
    "enum of one written as a constant",
    "schema",
    (schema, _place, document) => {
      const values = listIn(schema, "enum");
      return (
        is31(document) &&
        values.length === 1 &&
        typeof values[0] === "string" &&
        (schema["type"] === undefined || hasType(schema))
      );
    },
    (schema) => {
      const [value = ""] = listIn(schema, "enum");
      delete schema["enum"];
      schema["const"] = value;
    },
  ),
  {
    name: "document written in OpenAPI 3.1",
    change(document) {
      if (is31(document)) return undefined;
      document["openapi"] = "3.1.0";
      // From the inside out: what stands around a schema that is replaced takes in the new one.
      for (const place of ownPlaces(document, "schema").reverse()) {
        exclusiveLimits(place.value);
        if (place.value["nullable"] === true) replace(place, inTypes(place.value));
        else delete place.value["nullable"];
      }
      return "everywhere";
    },
  },
];

function isNullableType(schema: JsonObject): boolean {
  const types = listIn(schema, "type");
  const values = listIn(schema, "enum");
  return (
    types.length === 2 &&
    types.includes("null") &&
    (values.length === 0 || values.includes(null)) &&
    schema["const"] === undefined
  );
}

/** One variant with the type, and one that is null. */
function nullApart(schema: JsonObject, keyword: string): JsonObject {
  const { shape, annotations } = withoutAnnotations(schema);
  const type = listIn(schema, "type").find((other) => other !== "null") ?? "";
  const values = listIn(shape, "enum").filter((value) => value !== null);
  const variant = { ...shape, type, ...(values.length > 0 ? { enum: values } : {}) };
  return { ...annotations, [keyword]: [variant, { type: "null" }] };
}

function nullWithin(variant: JsonObject): JsonObject {
  const values = listIn(variant, "enum");
  const type: JsonValue[] = [variant["type"] ?? "", "null"];
  return { ...variant, type, ...(values.length > 0 ? { enum: [...values, null] } : {}) };
}

function isOneOrNull(schema: JsonObject, keyword: string): boolean {
  const variants = listIn(schema, keyword) as JsonObject[];
  return (
    saysOnly(schema, keyword) &&
    variants.length === 2 &&
    variants.filter(({ type }) => type === "null").length === 1
  );
}

/** The variant beside null, if its type and null can stand in one list. */
function nullableVariant(schema: JsonObject, keyword: string): JsonObject | undefined {
  if (!isOneOrNull(schema, keyword)) return undefined;
  const variant = (listIn(schema, keyword) as JsonObject[]).find(({ type }) => type !== "null");
  const isFit = variant && !isReference(variant) && hasType(variant) && variant["const"] === undefined;
  return isFit && ["allOf", "anyOf", "oneOf"].every((other) => variant[other] === undefined)
    ? variant
    : undefined;
}

/** `nullable: true` in the dialect of 3.1. */
function inTypes(schema: Place["value"]): JsonObject {
  const { nullable: _, ...others } = schema;
  if (hasType(others)) return nullWithin(withoutNullValue(others));
  const { shape, annotations } = withoutAnnotations(others);
  return { ...annotations, anyOf: [shape, { type: "null" }] };
}

function withoutNullValue(schema: JsonObject): JsonObject {
  const values = listIn(schema, "enum").filter((value) => value !== null);
  return values.length > 0 ? { ...schema, enum: values } : schema;
}

/** A flag beside the limit in 3.0, the limit itself in 3.1. */
function exclusiveLimits(schema: JsonObject): void {
  for (const [flag, limit] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const { [flag]: isExclusive, [limit]: value } = schema;
    if (typeof isExclusive !== "boolean") continue;
    delete schema[flag];
    if (!isExclusive || value === undefined) continue;
    schema[flag] = value;
    delete schema[limit];
  }
}
