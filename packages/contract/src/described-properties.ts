import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOf,
  objectOf,
  schemaAt,
} from "@calloff/openapi/internal";
import type { Direction } from "./json-schema-of.ts";

/** What schemas say of the parts of a value that all of them, or some, are about. */
interface Described {
  readonly properties: ReadonlyMap<string, readonly JsonValue[]>;
  readonly items: readonly JsonValue[];
  /** Of properties that have other names. */
  readonly others: readonly JsonValue[];
}

/** Follows references and looks into `allOf`, `anyOf` and `oneOf`. What is not in a direction is not described in it. */
export function describedProperties(
  document: JsonObject,
  schemas: readonly JsonValue[],
  direction: Direction,
): Described {
  const properties = new Map<string, JsonValue[]>();
  const items: JsonValue[] = [];
  const others: JsonValue[] = [];
  const isOld = String(document["openapi"]).startsWith("3.0");
  const seen = new Set<JsonValue>();
  const left = [...schemas];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!isJsonObject(next) || seen.has(next)) continue;
    seen.add(next);
    if (typeof next["$ref"] === "string") {
      left.push(schemaAt(document, next) ?? {});
      // In 3.0, what stands beside a reference does not count.
      if (isOld) continue;
    }
    left.push(...listOf(next["allOf"]));
    for (const key of ["anyOf", "oneOf"]) {
      const variants = listOf(next[key]);
      // Where one of them is anything, all of them are: the type is `unknown`, and no property can be read.
      if (!variants.some(saysNothing)) left.push(...variants);
    }
    // Where nothing says that it is a list, no type does.
    if (![next["type"]].flat().includes("array")) {
      const { additionalProperties, patternProperties } = next;
      if (isJsonObject(additionalProperties)) others.push(additionalProperties);
      others.push(...Object.values(objectOf(patternProperties)));
    } else if (Array.isArray(next["prefixItems"])) items.push(...next["prefixItems"].slice(0, 1));
    else if (isJsonObject(next["items"])) items.push(next["items"]);
    for (const [name, property] of Object.entries(objectOf(next["properties"])))
      if (!isForeign(document, property, direction))
        properties.set(name, [...(properties.get(name) ?? []), property]);
  }
  return { properties, items, others };
}

function saysNothing(schema: JsonValue): boolean {
  return isJsonObject(schema) && Object.keys(schema).length === 0;
}

/**
 * The value without properties that no schema describes, of objects some of whose properties are described. A document
 * may require names that it forgets to describe; no type has them.
 */
export function describedPart(
  document: JsonObject,
  schemas: readonly JsonValue[],
  value: JsonValue,
  direction: Direction,
): JsonValue {
  const known = describedProperties(document, schemas, direction);
  if (Array.isArray(value)) return value.map((item) => describedPart(document, known.items, item, direction));
  if (!isJsonObject(value) || known.properties.size + known.others.length === 0) return value;
  const kept = Object.entries(value).flatMap(([name, part]): [string, JsonValue][] => {
    const described = known.properties.get(name) ?? known.others;
    return described.length === 0 ? [] : [[name, describedPart(document, described, part, direction)]];
  });
  return Object.fromEntries(kept);
}

/** Whether a property is read only and the value is sent, or write only and the value is an answer. */
export function isForeign(document: JsonObject, property: JsonValue, direction: Direction): boolean {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  const places = [property, schemaAt(document, property), ...listOf(objectOf(property)["allOf"])];
  return places.some((one) => objectOf(one)[mark] === true);
}
