import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { listIn, namesIn } from "./json-access.ts";
import { type Place, placesOf } from "./places.ts";

/** Whether `null` is one of its types in the dialect of 3.1. */
export function hasTypes({ type }: JsonObject): boolean {
  return Array.isArray(type);
}

/** One type, written as a string; anything else may stand beside it. */
export function hasType(schema: JsonObject, ...types: readonly string[]): boolean {
  return typeof schema["type"] === "string" && (types.length === 0 || types.includes(schema["type"]));
}

/** What a schema may hold that is about its values, and not about people or limits. */
const SHAPE = [
  "enum",
  "const",
  "properties",
  "additionalProperties",
  "items",
  "prefixItems",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
];

/** A type and nothing else about its shape. */
export function isPlain(schema: JsonObject, ...types: readonly string[]): boolean {
  return hasType(schema, ...types) && SHAPE.every((keyword) => schema[keyword] === undefined);
}

export function hasProperties(schema: JsonObject): boolean {
  return namesIn(schema, "properties").length > 0;
}

export function is31({ openapi }: JsonObject): boolean {
  return String(openapi).startsWith("3.1");
}

/** Takes a property's name out of the required ones. */
export function unrequire(schema: JsonObject, name: string): void {
  const left = listIn(schema, "required").filter((required) => required !== name);
  if (left.length > 0) schema["required"] = left;
  else delete schema["required"];
}

/** Schemas that a discriminator chooses among or stands in: their names in the document mean something. */
export function isDiscriminated(document: JsonObject, reference: string): boolean {
  return placesOf(document, "schema").some(({ value, path }) => {
    const { discriminator } = value;
    if (discriminator === undefined) return false;
    const variants: JsonValue[] = [...listIn(value, "oneOf"), ...listIn(value, "anyOf")];
    const named = variants.map((variant) => (variant as JsonObject)["$ref"]);
    return (
      named.includes(reference) || reference === `#/${path.join("/")}` || extendsIt(document, reference, path)
    );
  });
}

function extendsIt(document: JsonObject, reference: string, parent: Place["path"]): boolean {
  const child = placesOf(document, "schema").find(({ path }) => reference === `#/${path.join("/")}`);
  return listIn(child?.value ?? {}, "allOf").some(
    (part) => (part as JsonObject)["$ref"] === `#/${parent.join("/")}`,
  );
}

/** A part or a variant of a composition, or one that a discriminator chooses in: other places count on its shape. */
export function isInComposition(schema: JsonObject, { key, path }: Place): boolean {
  const isPart = typeof key === "number" && ["allOf", "oneOf", "anyOf"].includes(String(path.at(-2)));
  return isPart || schema["discriminator"] !== undefined;
}

/** A component's own schema. */
export function isComponent({ path }: Place): boolean {
  return path[0] === "components" && path.length === 3;
}

/** Not a component's own schema, nor a part of a composition. */
export function isInside(schema: JsonObject, place: Place): boolean {
  return !isComponent(place) && !isInComposition(schema, place);
}

/** What a schema says about a value to people and to generators, beside which values there are. */
const ANNOTATIONS = [
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "example",
  "examples",
  "externalDocs",
  "xml",
];

/** A schema in two: what it says about its values, and what it says besides. */
export function withoutAnnotations(schema: JsonObject): { shape: JsonObject; annotations: JsonObject } {
  const shape: JsonObject = {};
  const annotations: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    (ANNOTATIONS.includes(key) || key.startsWith("x-") ? annotations : shape)[key] = value;
  }
  return { shape, annotations };
}

/** Whether it says these things about its values, and nothing else. */
export function saysOnly(schema: JsonObject, ...keywords: readonly string[]): boolean {
  return Object.keys(withoutAnnotations(schema).shape).every((key) => keywords.includes(key));
}

/** A test for schemas that say one of these types. */
export function typed(...types: readonly string[]): (schema: JsonObject) => boolean {
  return (schema) => hasType(schema, ...types);
}

/** A test for schemas that say one of these types, and nothing more of their values. */
export function plain(...types: readonly string[]): (schema: JsonObject) => boolean {
  return (schema) => isPlain(schema, ...types);
}
