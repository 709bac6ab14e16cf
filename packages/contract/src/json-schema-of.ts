import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import { isSound } from "./json-schema-keywords.ts";

/** Requests do without properties that only the server sets, responses without those that only the client sends. */
export type Direction = "request" | "response";

/** What a schema allows that has properties and no type: as JSON Schema says, or as its author means and types have it. */
export type Untyped = "anything" | "object";

/** The name under which a document's schemas refer to each other. */
export const DOCUMENT_ID = "calloff:document";

const SCHEMA_MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas", "definitions"]);
const DATA = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * A schema of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12, its references led to the document's id. Also takes a whole
 * document, in which it looks for schemas.
 */
export function jsonSchemaOf(
  node: JsonValue,
  openapi: string,
  direction: Direction,
  untyped: Untyped = "anything",
): JsonValue {
  return convert(node, { old: openapi.startsWith("3.0"), direction, untyped });
}

interface Dialect {
  /** OpenAPI 3.0, whose schemas are a dialect of their own. */
  readonly old: boolean;
  readonly direction: Direction;
  readonly untyped: Untyped;
}

function convert(node: JsonValue, dialect: Dialect): JsonValue {
  if (Array.isArray(node)) return node.map((item) => convert(item, dialect));
  if (!isJsonObject(node)) return node;
  const { $ref: reference } = node;
  if (typeof reference === "string") {
    const led = { $ref: reference.startsWith("#") ? DOCUMENT_ID + reference : reference };
    // In 3.0, what stands beside a reference does not count.
    if (dialect.old) return led;
    return { ...withType(convertKeywords(node, dialect), dialect), ...led };
  }
  const schema = withType(convertKeywords(node, dialect), dialect);
  relaxRequired(schema, dialect.direction);
  return dialect.old ? modernize(schema) : schema;
}

function withType(schema: JsonObject, { untyped }: Dialect): JsonObject {
  const isUntyped =
    untyped === "object" && isJsonObject(schema["properties"]) && schema["type"] === undefined;
  return isUntyped ? { ...schema, type: "object" } : schema;
}

function convertKeywords(node: JsonObject, dialect: Dialect): JsonObject {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, JsonValue][] => {
      // What 3.0 says with `nullable` stands in `type` and `enum` when this is done; in 3.1 it says nothing.
      if (!isSound(key, value) || (key === "nullable" && !dialect.old)) return [];
      if (DATA.has(key) || key.startsWith("x-")) return [[key, value]];
      if (!SCHEMA_MAPS.has(key) || !isJsonObject(value)) return [[key, convert(value, dialect)]];
      return [[key, convertMap(value, dialect)]];
    }),
  );
}

/** Its keys are names, whatever they look like. */
function convertMap(map: JsonObject, dialect: Dialect): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, convert(schema, dialect)]));
}

function relaxRequired(schema: JsonObject, direction: Direction): void {
  const { required, properties } = schema;
  if (!Array.isArray(required) || !isJsonObject(properties)) return;
  const other = direction === "request" ? "readOnly" : "writeOnly";
  schema["required"] = required.filter((name) => {
    const property = typeof name === "string" ? properties[name] : undefined;
    return !isJsonObject(property) || property[other] !== true;
  });
}

/** What 3.0 says in its own words. */
function modernize(schema: JsonObject): JsonObject {
  const { nullable, type, enum: values, exclusiveMinimum, exclusiveMaximum } = schema;
  // The validator has a keyword of this name too, with rules of its own.
  if (typeof nullable === "boolean") delete schema["nullable"];
  if (nullable === true && typeof type === "string") schema["type"] = [type, "null"];
  if (nullable === true && Array.isArray(values) && !values.includes(null))
    schema["enum"] = [...values, null];
  if (typeof exclusiveMinimum === "boolean") exclude(schema, "exclusiveMinimum", "minimum");
  if (typeof exclusiveMaximum === "boolean") exclude(schema, "exclusiveMaximum", "maximum");
  return schema;
}

function exclude(schema: JsonObject, exclusive: string, inclusive: string): void {
  const limit = schema[exclusive] === true ? schema[inclusive] : undefined;
  delete schema[exclusive];
  if (limit === undefined) return;
  schema[exclusive] = limit;
  delete schema[inclusive];
}
