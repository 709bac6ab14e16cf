import { BYTES, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import { intersect, unite } from "./combine-shapes.ts";
import { inferredTag } from "./discriminators.ts";
import type { DocumentIndex } from "./document-index.ts";
import { facetsOf, mergeFacets, TEXTS } from "./facets.ts";
import { isHiddenArray, isPrimitive } from "./openapi-typescript-rules.ts";
import { readObject, tagProperty } from "./read-object.ts";
import {
  anyShape,
  emptyShape,
  literalShape,
  type ObjectShape,
  openShape,
  type Place,
  type SchemaRef,
  type Shape,
} from "./shape.ts";

// What a schema becomes is told by openapi-typescript's transformSchemaObject, step by step and in its order.

/**
 * The type that is generated for a schema.
 *
 * @param inherited properties that the schema around it requires, if it is a part of an `allOf`
 */
export function readShape(side: DocumentIndex, place: Place, inherited: readonly string[]): Shape {
  const { value: schema, pointer } = place;
  if (!schema) return emptyShape(pointer);
  if (!isJsonObject(schema)) return anyShape(pointer);
  if (typeof schema["$ref"] === "string") return readReference(side, schema, place, inherited);
  const facets = facetsOf(schema, pointer);
  const shape = readSchema(side, schema, pointer, inherited);
  return { ...shape, pointer, facets: mergeFacets([facets, shape.facets]) };
}

function readReference(
  side: DocumentIndex,
  schema: JsonObject,
  place: Place,
  inherited: readonly string[],
): Shape {
  const ref = String(schema["$ref"]);
  const target = side.target(ref);
  const shape =
    target.value === undefined ? anyShape(target.pointer) : side.shapeOf({ kind: "schema", place: target });
  const known = isJsonObject(target.value) ? target.value["properties"] : undefined;
  const required =
    isJsonObject(known) && !side.discriminators.handled.has(ref)
      ? inherited.filter((name) => known[name])
      : [];
  const narrowed =
    required.length > 0 ? changeObjects(shape, (object) => requiring(object, required)) : shape;
  const siblings = readSiblings(side, schema, place.pointer);
  const whole = siblings.anything ? narrowed : intersect(shape.pointer, [narrowed, siblings]);
  return { ...whole, facets: mergeFacets([siblings.facets, shape.facets]) };
}

/** What stands beside a reference. */
function readSiblings(side: DocumentIndex, schema: JsonObject, pointer: string): Shape {
  const { $ref: _, ...beside } = schema;
  const facets = facetsOf(beside, pointer);
  if (side.ignoresSiblings)
    return { ...anyShape(pointer), facets: facets.filter(({ name }) => TEXTS.has(name)) };
  const { type, ...rest } = beside;
  // That it is an object says nothing of its properties; alone, it would be one without any.
  const isBare = [type].flat().includes("object") && !SHAPING.some((key) => key in rest);
  const shape = readSchema(side, isBare ? rest : beside, pointer, []);
  return { ...shape, facets: mergeFacets([facets, shape.facets]) };
}

const SHAPING = ["properties", "additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf"];

function changeObjects(shape: Shape, change: (object: ObjectShape) => ObjectShape): Shape {
  return { ...shape, objects: shape.objects.map(change), mixed: shape.mixed.map(change) };
}

function requiring(object: ObjectShape, names: readonly string[]): ObjectShape {
  const properties = new Map(object.properties);
  for (const name of names) {
    const property = properties.get(name);
    if (property !== undefined) properties.set(name, { ...property, required: true });
  }
  return { ...object, properties };
}

function readSchema(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
  inherited: readonly string[],
): Shape {
  const { const: constant, enum: values, type, nullable } = schema;
  if (constant !== null && constant !== undefined) return literalShape([constant], pointer);
  const isObject = type === "object" || "properties" in schema || "additionalProperties" in schema;
  if (Array.isArray(values) && !isObject) {
    const withNull = nullable === true || (Array.isArray(type) && type.includes("null"));
    return literalShape(withNull ? [...values, null] : values, pointer);
  }
  const required = [...inherited, ...namesIn(schema["required"])];
  let shape = readCoreAndAllOf(side, schema, pointer, required);
  const anyOf = readParts(side, schema, pointer, "anyOf");
  if (anyOf.length > 0) shape = unite(pointer, [...(shape ? [shape] : []), ...anyOf]);
  const oneOf = readParts(side, schema, pointer, "oneOf");
  if (oneOf.length > 0) {
    const plain = (schema["oneOf"] as JsonValue[]).every(isPrimitive);
    const combine = plain
      ? unite
      : (at: string, parts: Shape[]) => intersect(at, [...parts.slice(0, -oneOf.length), unite(at, oneOf)]);
    shape = combine(pointer, [...(shape ? [shape] : []), ...oneOf]);
  }
  shape ??= "type" in schema ? emptyRecord(pointer) : anyShape(pointer);
  if (oneOf.length > 1) shape = { ...shape, exclusive: [...shape.exclusive, branchesOf(schema, pointer)] };
  if (!nullable || shape.anything) return shape;
  return unite(pointer, [shape, openShape("null", pointer)]);
}

/** `Record<string, never>`, which is made of an object about which nothing is said. */
function emptyRecord(pointer: string): Shape {
  const object = { pointer, properties: new Map(), extra: { kind: "never" } as const };
  return { ...emptyShape(pointer), objects: [object] };
}

function namesIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

function readParts(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
  key: "anyOf" | "oneOf",
): Shape[] {
  return branchesOf(schema, pointer, key).map((branch) => side.shapeOf(branch));
}

function branchesOf(schema: JsonObject, pointer: string, key: "anyOf" | "oneOf" = "oneOf"): SchemaRef[] {
  const parts = schema[key];
  if (!Array.isArray(parts)) return [];
  return parts.map((value, index) => ({
    kind: "schema",
    place: { value, pointer: `${pointer}/${key}/${index}` },
  }));
}

function readCoreAndAllOf(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
  required: readonly string[],
): Shape | undefined {
  const core = readCore(side, schema, pointer, required);
  const allOf = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  const parts = allOf.map((value, index) => {
    const part = readShape(side, { value, pointer: `${pointer}/allOf/${index}` }, required);
    const ref = isJsonObject(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
    const own = isJsonObject(value) ? value["discriminator"] : undefined;
    const discriminator = (ref === undefined ? undefined : side.discriminators.objects.get(ref)) ?? own;
    return isJsonObject(discriminator) ? without(part, String(discriminator["propertyName"])) : part;
  });
  const tags = allOf.length === 0 ? [] : (side.discriminators.tags.get(schema) ?? []);
  for (const { property, values } of tags) parts.push(tagShape(pointer, property, values));
  const all = [...(core ? [core] : []), ...parts];
  return all.length === 0 ? undefined : intersect(pointer, all);
}

/** TypeScript's `Omit`, which keeps no names beside properties of any name. */
function without(shape: Shape, property: string): Shape {
  return changeObjects(shape, (object) => {
    if (object.extra !== undefined) return { ...object, properties: new Map() };
    const properties = new Map(object.properties);
    properties.delete(property);
    return { ...object, properties };
  });
}

function tagShape(pointer: string, property: string, values: readonly string[]): Shape {
  const properties = new Map([[property, tagProperty(pointer, property, values)]]);
  return { ...emptyShape(pointer), objects: [{ pointer, properties, extra: undefined }] };
}

function readCore(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
  required: readonly string[],
): Shape | undefined {
  const { type } = schema;
  if (type === "string" && BYTES in schema) {
    const bytes = openShape("Blob", pointer);
    return schema[BYTES] === "alone" ? bytes : unite(pointer, [bytes, openShape("string", pointer)]);
  }
  if (type === "null" || type === "string" || type === "boolean") return openShape(type, pointer);
  if (type === "number" || type === "integer") return openShape("number", pointer);
  if (type === "array") return readArray(side, schema, pointer);
  if (Array.isArray(type)) return readTypes(side, schema, type, pointer, required);
  const object = readObject(schema, pointer, required, injectedTags(side, schema, pointer));
  return object === undefined ? undefined : { ...emptyShape(pointer), objects: [object] };
}

function injectedTags(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
): ReturnType<typeof inferredTag>[] {
  const { objects, handled, tags } = side.discriminators;
  const own = Array.isArray(schema["allOf"]) ? [] : (tags.get(schema) ?? []);
  if (!("allOf" in schema) && !("anyOf" in schema)) return [...own];
  const ref = `#${pointer}`;
  const discriminator = objects.get(ref);
  if (discriminator === undefined || schema["discriminator"] || handled.has(ref)) return [...own];
  return [...own, inferredTag(discriminator, ref)];
}

function readArray(side: DocumentIndex, schema: JsonObject, pointer: string): Shape {
  const { prefixItems, items } = schema;
  if (!Array.isArray(prefixItems) && isHiddenArray(items)) {
    return side.shapeOf({ kind: "schema", place: { value: items, pointer: `${pointer}/items` } });
  }
  const tuple = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : undefined;
  const key = Array.isArray(prefixItems) ? "prefixItems" : "items";
  const elements = tuple?.map(
    (value, index): SchemaRef => ({
      kind: "schema",
      place: { value, pointer: `${pointer}/${key}/${index}` },
    }),
  );
  const single: SchemaRef = items
    ? { kind: "schema", place: { value: items, pointer: `${pointer}/items` } }
    : { kind: "anything" };
  const rest = readRest(schema, pointer);
  const array = { pointer, items: single, ...(elements && { elements, ...(rest && { rest }) }) };
  return { ...emptyShape(pointer), arrays: [array] };
}

/** The key was another one before JSON Schema 2020-12. */
function readRest(schema: JsonObject, pointer: string): SchemaRef | undefined {
  const key = Array.isArray(schema["prefixItems"]) ? "items" : "additionalItems";
  const value = schema[key];
  if (value === false) return { kind: "never" };
  if (!isJsonObject(value) || Object.keys(value).length === 0) return undefined;
  return { kind: "schema", place: { value, pointer: `${pointer}/${key}` } };
}

/** A list of types: the schema is read once for each. */
function readTypes(
  side: DocumentIndex,
  schema: JsonObject,
  types: readonly JsonValue[],
  pointer: string,
  required: readonly string[],
): Shape {
  const { oneOf } = schema;
  const own = Array.isArray(oneOf) ? oneOf : [];
  const shapes = types.flatMap((type) => {
    if (type === "null" || type === null)
      return own.some((part) => typeOf(part) === "null") ? [] : [openShape("null", pointer)];
    if (PRIMITIVES.has(type) && own.some((part) => typeOf(part) === type)) return [];
    const { oneOf: _dropped, ...rest } = schema;
    return [readSchema(side, { ...(Array.isArray(oneOf) ? rest : schema), type }, pointer, required)];
  });
  // It is one schema all the same, and says what it says once.
  return { ...unite(pointer, shapes), facets: mergeFacets(shapes.map(({ facets }) => facets)) };
}

const PRIMITIVES: ReadonlySet<JsonValue> = new Set(["boolean", "string", "number", "integer"]);

function typeOf(part: JsonValue): JsonValue | undefined {
  return isJsonObject(part) ? part["type"] : undefined;
}
