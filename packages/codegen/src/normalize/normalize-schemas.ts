import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  objectOf,
  rootSchemasOf,
  schemasIn,
  schemasOf,
} from "@calloff/openapi/internal";
import { canDiscriminate, isComponent } from "./can-discriminate.ts";
import { requireDescribed } from "./require-described.ts";

/** What counts beside a reference in OpenAPI 3.1; the rest is words, or limits that no type shows. */
const TYPED = [
  ...["type", "enum", "const", "properties", "required", "additionalProperties", "patternProperties"],
  ...["items", "prefixItems", "minItems", "maxItems", "allOf", "anyOf", "oneOf", "discriminator"],
];
const CORE = [
  ...["type", "items", "prefixItems", "minItems", "maxItems", "unevaluatedItems", "properties", "required"],
  ...["additionalProperties", "patternProperties", "unevaluatedProperties", "$defs"],
];
const COMBINED = ["allOf", "anyOf", "oneOf"];
/** What can say that null is no value. */
const REFUSING = ["$ref", "type", "enum", "const", ...COMBINED];
/** A schema with nothing else says only that a value is an object. */
const WORDS = new Set(["type", "title", "description", "example", "examples", "deprecated", "externalDocs"]);

/**
 * Writes schemas so that openapi-typescript sees what JSON Schema says: keywords that stand side by side all apply,
 * also beside a reference (from OpenAPI 3.1 on), beside `anyOf`, and in `required` without `properties`.
 */
export function normalizeSchemas(document: JsonObject): void {
  const isOld = String(document["openapi"]).startsWith("3.0");
  const seen = new Set<JsonObject>();
  const left = rootSchemasOf(document).map((schema) => ({ schema, around: [] as readonly JsonObject[] }));
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { schema, around } = next;
    if (seen.has(schema)) continue;
    seen.add(schema);
    normalizeSchema(schema, isOld);
    requireDescribed(document, schema, around);
    const members = new Set(COMBINED.flatMap((key) => listOf(schema[key])));
    for (const part of schemasIn(schema)) {
      left.push({ schema: part, around: members.has(part) ? [...around, schema] : [] });
    }
  }
}

/**
 * Drops discriminators that would be wrong to tell variants by, and writes names of components in the mappings of the
 * others as references: openapi-typescript knows no names there. First of all are found, then dropped: whether one can
 * discriminate may depend on what another schema has.
 */
export function normalizeDiscriminators(document: JsonObject): void {
  const useless = schemasOf(document).filter(
    (schema) => "discriminator" in schema && !canDiscriminate(document, schema),
  );
  for (const schema of useless) delete schema["discriminator"];
  for (const { discriminator } of schemasOf(document)) {
    const mapping = objectOf(objectOf(discriminator)["mapping"]);
    for (const [value, target] of Object.entries(mapping))
      if (isComponent(document, target)) mapping[value] = `#/components/schemas/${target}`;
  }
}

function normalizeSchema(schema: JsonObject, isOld: boolean): void {
  // It takes this one constant for none.
  if (schema["const"] === null) {
    delete schema["const"];
    schema["enum"] = [null];
  }
  if (isOld) nameNull(schema);
  else {
    standBesideReference(schema);
    dropNullOutsideEnum(schema);
  }
  fitOtherProperties(schema);
  combineAll(schema);
  dropBareObjects(schema);
}

/** A type that `transform` makes would lose `nullable`. */
function nameNull(schema: JsonObject): void {
  const { type, nullable, additionalProperties } = schema;
  const isEmpty = type === "object" && additionalProperties === false && !says(schema["properties"]);
  if (nullable !== true || (type !== "array" && !isEmpty) || "enum" in schema) return;
  schema["type"] = [type, "null"];
  delete schema["nullable"];
}

function standBesideReference(schema: JsonObject): void {
  const { $ref: reference } = schema;
  const own = TYPED.filter((key) => schema[key] !== undefined);
  if (typeof reference !== "string" || own.length === 0) return;
  const beside = take(schema, own);
  delete schema["$ref"];
  schema["allOf"] = [{ $ref: reference }, beside];
}

/** A value has to be in the enum, whatever `type` says. */
function dropNullOutsideEnum(schema: JsonObject): void {
  const { type, enum: values } = schema;
  if (!Array.isArray(type) || !Array.isArray(values) || values.includes(null)) return;
  schema["type"] = type.filter((one) => one !== "null");
}

/**
 * What properties without names may be has to take those with names too: to the compiler, these are among them. It
 * would refuse every value otherwise.
 */
function fitOtherProperties(schema: JsonObject): void {
  const { properties, patternProperties, additionalProperties } = schema;
  const others = isJsonObject(additionalProperties) ? [additionalProperties] : [];
  const isAnything = additionalProperties === true || others.some((other) => !says(other));
  if (isAnything || !isJsonObject(properties) || (others.length === 0 && !says(patternProperties))) return;
  const named = Object.values(properties);
  if (named.length > 0) schema["additionalProperties"] = { anyOf: [...others, ...named] };
}

/** It makes a union of an `anyOf` and what stands beside it, of some that are `oneOf`, and for each of several types. */
function combineAll(schema: JsonObject): void {
  const { type, discriminator } = schema;
  const moved: JsonObject[] = [];
  if (type !== undefined && type !== "object" && COMBINED.some((key) => key in schema)) {
    if (isNullOrGroups(schema)) {
      schema["type"] = "object";
      schema["nullable"] = true;
    } else moved.push(take(schema, CORE));
  }
  if (isNarrowed(schema) || moved.length > 0) {
    if ("anyOf" in schema) moved.push(take(schema, ["anyOf"]));
    if ("oneOf" in schema && discriminator === undefined) moved.push(take(schema, ["oneOf"]));
  }
  if (moved.length > 0) schema["allOf"] = [...moved, ...listOf(schema["allOf"])];
}

/** Whether a schema takes null beside objects whose parts only say more of objects: they do not refuse null. */
export function isNullOrGroups(schema: JsonObject): boolean {
  const types = listOf(schema["type"]);
  const isNullOrObject = types.length === 2 && types.includes("null") && types.includes("object");
  if (!isNullOrObject) return false;
  const members = COMBINED.flatMap((key) => listOf(schema[key]));
  return members.every((member) => isJsonObject(member) && !REFUSING.some((key) => key in member));
}

/** Whether something of an object's type, or of other parts, stands beside `anyOf` or `oneOf`. */
function isNarrowed(schema: JsonObject): boolean {
  if (["properties", "patternProperties", "additionalProperties"].some((key) => says(schema[key])))
    return true;
  return COMBINED.filter((key) => listOf(schema[key]).length > 0).length > 1;
}

function says(value: JsonValue | undefined): boolean {
  return value === true || (isJsonObject(value) && Object.keys(value).length > 0);
}

/** Beside members that say which properties there are, `type: object` would only let any others be read. */
function dropBareObjects(schema: JsonObject): void {
  const members = listOf(schema["allOf"]);
  const left = members.filter((member) => !isBareObject(member));
  const isDescribed =
    says(schema["properties"]) || left.some((member) => isJsonObject(member) && hasParts(member));
  if (left.length < members.length && isDescribed) schema["allOf"] = left;
}

export function isBareObject(schema: JsonValue): boolean {
  if (!isJsonObject(schema)) return false;
  const types = [schema["type"] ?? []].flat();
  return (
    types.includes("object") &&
    types.every((type) => type === "object" || type === "null") &&
    Object.keys(schema).every((key) => WORDS.has(key) || isEmptyList(schema, key))
  );
}

function isEmptyList(schema: JsonObject, key: string): boolean {
  return (key === "properties" || key === "required") && Object.keys(schema[key] ?? {}).length === 0;
}

/** Whether a schema says more of objects than that they are some. */
export function hasParts(schema: JsonObject): boolean {
  return ["$ref", "properties", ...COMBINED].some((key) => key in schema);
}

function take(schema: JsonObject, keys: readonly string[]): JsonObject {
  const taken: JsonObject = {};
  for (const key of keys) {
    const value = schema[key];
    if (value === undefined) continue;
    taken[key] = value;
    delete schema[key];
  }
  return taken;
}
