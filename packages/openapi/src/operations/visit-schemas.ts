import { isJsonObject, type JsonObject, type JsonValue, listOf, objectOf } from "../document/json.ts";

/** Keywords of a schema that hold one schema, by what holds it: a schema itself, a list, or a map by name. */
const ONE = [
  "additionalProperties",
  "contains",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const LISTS = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
const MAPS = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

/** Maps by name outside of schemas, whose keys may look like keywords. */
const NAMED = new Set([
  ...["callbacks", "content", "encoding", "headers", "links", "parameters", "pathItems", "paths"],
  ...["requestBodies", "responses", "securitySchemes", "webhooks"],
]);

const NO_HOLDERS = new Set(["example", "examples", "schema", "itemSchema", "schemas"]);

/** The schemas that stand directly in a schema. */
export function schemasIn(schema: JsonObject): JsonObject[] {
  const found: (JsonValue | undefined)[] = ONE.map((key) => schema[key]);
  for (const key of LISTS) found.push(...listOf(schema[key]));
  for (const key of MAPS) found.push(...Object.values(objectOf(schema[key])));
  return found.filter(isJsonObject);
}

/** Every schema of a document. References are not followed: what they lead to stands in the document too. */
export function schemasOf(document: JsonObject): JsonObject[] {
  const found = new Set<JsonObject>();
  const left = rootSchemasOf(document);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    left.push(...schemasIn(next));
  }
  return [...found];
}

/** The schemas that stand in no other one: those of media types, parameters and headers, and the components. */
export function rootSchemasOf(document: JsonObject): JsonObject[] {
  const { schemas } = objectOf(document["components"]);
  const held = schemaHoldersOf(document).flatMap((holder) => [holder["schema"], holder["itemSchema"]]);
  return [...held, ...Object.values(objectOf(schemas))].filter(isJsonObject);
}

/** The media types, parameters and headers of a document, or of a part of it, that have a schema. */
export function schemaHoldersOf(part: JsonObject): JsonObject[] {
  const holders: JsonObject[] = [];
  const seen = new Set<object>();
  const visit = (value: JsonValue, isNamed: boolean): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const item of value) visit(item, false);
      return;
    }
    if (!isNamed && (isJsonObject(value["schema"]) || isJsonObject(value["itemSchema"]))) holders.push(value);
    for (const [key, item] of Object.entries(value)) {
      if (isNamed) visit(item, false);
      // Data may look like a schema.
      else if (!NO_HOLDERS.has(key) && !key.startsWith("x-"))
        visit(item, NAMED.has(key) && isJsonObject(item));
    }
  };
  visit(part, false);
  return holders;
}
