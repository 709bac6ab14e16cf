import { escapeKey, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Tag } from "./discriminators.ts";
import type { ObjectShape, Property, SchemaRef } from "./shape.ts";

/** The object type of what a schema says itself; undefined where it says nothing that a type shows. */
export function readObject(
  schema: JsonObject,
  pointer: string,
  required: readonly string[],
  tags: readonly Tag[],
): ObjectShape | undefined {
  const properties = new Map<string, Property>();
  for (const { property, values } of tags) {
    properties.set(property, tagProperty(pointer, property, values));
  }
  for (const [name, value] of entriesOf(schema["properties"])) {
    if (properties.has(name)) continue;
    const at = `${pointer}/properties/${escapeKey(name)}`;
    const type: SchemaRef = { kind: "schema", place: { value, pointer: at } };
    properties.set(name, { pointer: at, required: required.includes(name), type });
  }
  const definitions = readDefinitions(schema, pointer);
  if (definitions !== undefined) properties.set("$defs", definitions);
  const extra = readExtra(schema, pointer);
  return properties.size > 0 || extra !== undefined ? { pointer, properties, extra } : undefined;
}

/** The property that tells a schema apart, named as one of its own: there it is read and written. */
export function tagProperty(pointer: string, name: string, values: readonly string[]): Property {
  const at = `${pointer}/properties/${escapeKey(name)}`;
  const place = { value: { type: "string", enum: [...values] }, pointer: at };
  return { pointer: at, required: true, type: { kind: "schema", place } };
}

/** The generated type has what stands under `$defs` as if it were a property. */
function readDefinitions(schema: JsonObject, pointer: string): Property | undefined {
  const definitions = schema["$defs"];
  if (!isJsonObject(definitions) || Object.keys(definitions).length === 0) return undefined;
  const at = `${pointer}/$defs`;
  const value = { type: "object", properties: definitions, required: Object.keys(definitions) };
  return { pointer: at, required: true, type: { kind: "schema", place: { value, pointer: at } } };
}

function readExtra(schema: JsonObject, pointer: string): SchemaRef | undefined {
  const { additionalProperties } = schema;
  const types: SchemaRef[] = [];
  const isOpen =
    additionalProperties === true ||
    (isJsonObject(additionalProperties) && Object.keys(additionalProperties).length === 0);
  if (isOpen) types.push({ kind: "anything" });
  else if (isJsonObject(additionalProperties)) {
    types.push({
      kind: "schema",
      place: { value: additionalProperties, pointer: `${pointer}/additionalProperties` },
    });
  }
  for (const [pattern, value] of entriesOf(schema["patternProperties"])) {
    types.push({
      kind: "schema",
      place: { value, pointer: `${pointer}/patternProperties/${escapeKey(pattern)}` },
    });
  }
  if (types.length === 0 || isOpen) return unionOf(types);
  // To the compiler, properties with names are among those of any name.
  const named = entriesOf(schema["properties"]).map(
    ([name, value]): SchemaRef => ({
      kind: "schema",
      place: { value, pointer: `${pointer}/properties/${escapeKey(name)}` },
    }),
  );
  return unionOf([...types, ...named]);
}

function unionOf(types: readonly SchemaRef[]): SchemaRef | undefined {
  return types.length > 1 ? { kind: "any", of: types } : types[0];
}

function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
