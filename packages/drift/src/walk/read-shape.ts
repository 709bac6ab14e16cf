import { describedElsewhere, hasParts, isBareObject, isNullOrGroups } from "@calloff/codegen/internal";
import { BYTES, isJsonObject, type JsonObject, type JsonValue, openKinds } from "@calloff/openapi/internal";
import { intersect, unite } from "./combine-shapes.ts";
import { inferredTag } from "./discriminators.ts";
import type { DocumentIndex } from "./document-index.ts";
import { facetsOf, mergeFacets, TEXTS } from "./facets.ts";
import { readArray } from "./read-array.ts";
import { readObject, tagProperty } from "./read-object.ts";
import {
  anyShape,
  emptyShape,
  literalShape,
  type ObjectShape,
  openShape,
  type Place,
  type Scalar,
  type ScalarKind,
  type SchemaRef,
  type Shape,
} from "./shape.ts";

// What a schema becomes is told by openapi-typescript's transformSchemaObject, step by step and in its order, and by what
// @calloff/codegen changes before and in it.

/**
 * The type that is generated for a schema.
 *
 * @param inherited properties that the schema around it requires, if it is a part of an `allOf`
 * @param around the schemas that it is a part of
 */
export function readShape(
  side: DocumentIndex,
  place: Place,
  inherited: readonly string[],
  around: readonly JsonObject[] = [],
): Shape {
  const { value: schema, pointer } = place;
  if (!schema) return emptyShape(pointer);
  if (!isJsonObject(schema)) return anyShape(pointer);
  if (typeof schema["$ref"] === "string") return readReference(side, schema, place, inherited);
  const facets = facetsOf(schema, pointer);
  const shape = readSchema(side, schema, pointer, inherited, around);
  return { ...shape, pointer, facets: mergeFacets([facets, shape.facets]) };
}

function readReference(
  side: DocumentIndex,
  schema: JsonObject,
  place: Place,
  inherited: readonly string[],
): Shape {
  const { $ref, ...beside } = schema;
  const ref = String($ref);
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
  const facets = facetsOf(beside, place.pointer);
  const own = side.ignoresSiblings ? facets.filter(({ name }) => TEXTS.has(name)) : facets;
  const all = readBeside(side, narrowed, { value: beside, pointer: place.pointer }, target);
  return { ...all, facets: mergeFacets([own, all.facets]) };
}

/** The type with what stands beside the reference. */
function readBeside(side: DocumentIndex, shape: Shape, beside: Place, target: Place): Shape {
  const { value, pointer } = beside;
  if (side.ignoresSiblings || !isJsonObject(value) || isBareObject(value)) return shape;
  const around = isJsonObject(target.value) ? [target.value] : [];
  return intersect(shape.pointer, [shape, readSchema(side, value, pointer, [], around)]);
}

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
  around: readonly JsonObject[],
): Shape {
  const { const: constant, enum: values, type, nullable } = schema;
  if (constant !== undefined) return literalShape([constant], pointer);
  const isObject = type === "object" || "properties" in schema || "additionalProperties" in schema;
  const others = side.isRead ? openKinds(side.document, schema) : [];
  if (Array.isArray(values) && !isObject) {
    return withOthers(literalShape(nullable === true ? [...values, null] : values, pointer), others);
  }
  const required = [...inherited, ...namesIn(schema["required"])];
  const isOrNull = isNullOrGroups(schema);
  const core = isOrNull ? { ...schema, type: "object" } : schema;
  const all = [
    ...readCoreAndAllOf(side, core, pointer, required, around),
    ...readChoice(side, schema, pointer, "anyOf", around),
    ...readChoice(side, schema, pointer, "oneOf", around),
  ];
  let shape = all.length > 0 ? intersect(pointer, all) : readNothing(schema, pointer);
  const branches = branchesOf(schema, pointer, "oneOf");
  if (branches.length > 1) shape = { ...shape, exclusive: [...shape.exclusive, branches] };
  shape = withOthers(shape, others);
  if ((!nullable && !isOrNull) || shape.anything) return shape;
  return unite(pointer, [shape, openShape("null", pointer)]);
}

/** Values of these kinds are listed, and there may be others. */
function withOthers(shape: Shape, kinds: readonly ScalarKind[]): Shape {
  if (kinds.length === 0) return shape;
  const scalars = [...shape.scalars].map(([kind, scalar]): [ScalarKind, Scalar] => [
    kind,
    kinds.includes(kind) ? { ...scalar, open: true } : scalar,
  ]);
  return { ...shape, scalars: new Map(scalars) };
}

function readNothing(schema: JsonObject, pointer: string): Shape {
  return "type" in schema ? emptyRecord(schema, pointer) : anyShape(pointer);
}

/** An object about which nothing is said: `Record<string, unknown>`, or `Record<string, never>` where it is closed. */
function emptyRecord({ additionalProperties, unevaluatedProperties }: JsonObject, pointer: string): Shape {
  const isClosed = (additionalProperties ?? unevaluatedProperties) === false;
  const extra = { kind: isClosed ? "never" : "anything" } as const;
  return { ...emptyShape(pointer), objects: [{ pointer, properties: new Map(), extra }] };
}

function namesIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

function readChoice(
  side: DocumentIndex,
  schema: JsonObject,
  pointer: string,
  key: "anyOf" | "oneOf",
  around: readonly JsonObject[],
): Shape[] {
  const shapes = branchesOf(schema, pointer, key).map(({ place }) =>
    readShape(side, place, [], [...around, schema]),
  );
  return shapes.length === 0 ? [] : [unite(pointer, shapes)];
}

type SchemaPlace = SchemaRef & { readonly kind: "schema" };

function branchesOf(schema: JsonObject, pointer: string, key: "anyOf" | "oneOf"): SchemaPlace[] {
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
  around: readonly JsonObject[],
): Shape[] {
  const core = readCore(side, schema, pointer, required, around);
  const allOf = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  const isDescribed =
    Object.keys(schema["properties"] ?? {}).length > 0 ||
    allOf.some((member) => isJsonObject(member) && hasParts(member));
  const parts = allOf.flatMap((value, index) => {
    if (isDescribed && isBareObject(value)) return [];
    const place = { value, pointer: `${pointer}/allOf/${index}` };
    const part = readShape(side, place, required, [...around, schema]);
    const ref = isJsonObject(value) && typeof value["$ref"] === "string" ? value["$ref"] : undefined;
    const own = isJsonObject(value) ? value["discriminator"] : undefined;
    const discriminator = (ref === undefined ? undefined : side.discriminators.objects.get(ref)) ?? own;
    return isJsonObject(discriminator) ? [without(part, String(discriminator["propertyName"]))] : [part];
  });
  const tags = allOf.length === 0 ? [] : (side.discriminators.tags.get(schema) ?? []);
  for (const { property, values } of tags) parts.push(tagShape(pointer, property, values));
  return [...(core ? [core] : []), ...parts];
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
  around: readonly JsonObject[],
): Shape | undefined {
  const { type } = schema;
  if (type === "string" && BYTES in schema) {
    const bytes = openShape("Blob", pointer);
    return schema[BYTES] === "alone" ? bytes : unite(pointer, [bytes, openShape("string", pointer)]);
  }
  if (type === "null" || type === "string" || type === "boolean") return openShape(type, pointer);
  if (type === "number" || type === "integer") return openShape("number", pointer);
  if (type === "array") return readArray(schema, pointer);
  if (Array.isArray(type)) return readTypes(side, schema, type, pointer, required, around);
  const tags = injectedTags(side, schema, pointer);
  const object = readObject(schema, pointer, required, tags);
  const others = describedElsewhere(side.document, schema, around);
  if (others.size === 0) return object && { ...emptyShape(pointer), objects: [object] };
  const properties = new Map(object?.properties);
  for (const [name, value] of others) {
    const at = `${pointer}/required`;
    properties.set(name, {
      pointer: at,
      required: true,
      type: { kind: "schema", place: { value, pointer: at } },
    });
  }
  return { ...emptyShape(pointer), objects: [{ pointer, extra: object?.extra, properties }] };
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

/** A list of types: what the schema says itself is read once for each. */
function readTypes(
  side: DocumentIndex,
  schema: JsonObject,
  types: readonly JsonValue[],
  pointer: string,
  required: readonly string[],
  around: readonly JsonObject[],
): Shape | undefined {
  const { allOf: _allOf, anyOf: _anyOf, oneOf: _oneOf, ...own } = schema;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => schema[key] ?? []);
  // The parts say which object it is.
  if (isBareObject(own) && parts.some((part) => isJsonObject(part) && hasParts(part))) return undefined;
  const shapes = types.flatMap((type) => {
    if (type === "null" || type === null) return [openShape("null", pointer)];
    return [readSchema(side, { ...own, type }, pointer, required, around)];
  });
  // It is one schema all the same, and says what it says once.
  return { ...unite(pointer, shapes), facets: mergeFacets(shapes.map(({ facets }) => facets)) };
}
