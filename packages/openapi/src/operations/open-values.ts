import { isJsonObject, type JsonObject, type JsonValue, listOf, objectOf } from "../document/json.ts";
import { allOfParts, membersOf, schemaAt } from "./bytes.ts";
import { schemasOf } from "./visit-schemas.ts";

/** Says of a schema with a list of values, in a copy of the document, whether an answer may have others. */
export const VALUES = "x-calloff-values";

export type Values = "open" | "closed";

/** What values of a list may be besides. */
export type ValueKind = "string" | "number";

/**
 * The schemas of a document that list texts or numbers, with an `enum` or a `oneOf` of constants, and whether an answer may
 * have others: vendors add to them. One value is a constant. What tells the variants of a union apart is closed: without
 * it nobody could ask which variant there is.
 */
export function findLists(document: JsonObject): Map<JsonObject, Values> {
  const schemas = schemasOf(document);
  // A chain of schemas may be long, and only what inherits a discriminator has to be followed to its end.
  const inherits = schemas.some((schema) => "discriminator" in schema);
  const closed = new Set(schemas.flatMap((schema) => tellingApart(document, schema, inherits)));
  const lists = schemas.filter((schema) => listedKinds(document, schema).length > 0);
  return new Map(lists.map((schema) => [schema, closed.has(schema) ? "closed" : "open"]));
}

/** The kinds of values that a schema lists and may have others of, once they are marked as open. */
export function openKinds(document: JsonObject, schema: JsonObject): ValueKind[] {
  return schema[VALUES] === "open" ? listedKinds(document, schema) : [];
}

function listedKinds(document: JsonObject, schema: JsonObject): ValueKind[] {
  const values = listedValues(document, schema)?.filter((value) => value !== null) ?? [];
  if (values.length < 2) return [];
  const { type } = schema;
  const types = type === undefined ? undefined : [type].flat();
  const isOf = (kind: ValueKind): boolean =>
    values.some((value) => typeof value === kind) &&
    (types?.some((one) => one === kind || (one === "integer" && kind === "number")) ?? true);
  return (["string", "number"] as const).filter(isOf);
}

/** The values of an `enum`, or of constants side by side; undefined for a schema that is something else. */
function listedValues(document: JsonObject, schema: JsonObject): readonly JsonValue[] | undefined {
  const { enum: values, type } = schema;
  if ("const" in schema || ["properties", "additionalProperties"].some((key) => key in schema))
    return undefined;
  if ([type].flat().includes("object")) return undefined;
  if (Array.isArray(values)) return values.every(isScalar) ? values : undefined;
  const [key, other] = ["oneOf", "anyOf"].filter((name) => name in schema);
  if (key === undefined || other !== undefined || "allOf" in schema) return undefined;
  const constants = membersOf(schema).map((member) => constantOf(schemaAt(document, member)));
  return constants.every((value) => value !== undefined && isScalar(value))
    ? constants.filter((value) => value !== undefined)
    : undefined;
}

function constantOf(schema: JsonObject | undefined): JsonValue | undefined {
  if (schema === undefined) return undefined;
  const { const: constant, enum: values, type } = schema;
  if (constant !== undefined) return constant;
  if (Array.isArray(values)) return values.length === 1 ? values[0] : undefined;
  return type === "null" ? null : undefined;
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== "object" || value === null;
}

/** The lists of a property that has other values in each variant of a union, or by which a schema names its heirs. */
function tellingApart(document: JsonObject, schema: JsonObject, inherits: boolean): JsonObject[] {
  const { discriminator, allOf } = schema;
  const partsOf = (start: JsonValue): JsonObject[] => [...allOfParts(document, start)];
  const parents = inherits && Array.isArray(allOf) ? partsOf(schema).slice(1) : [];
  const named = parents.filter((parent) => propertyNameOf(parent["discriminator"]) !== undefined);
  const inherited = named.flatMap((parent) => {
    const ofParent = new Set(partsOf(parent));
    const others = partsOf(schema).filter((part) => !ofParent.has(part));
    return listsOf(document, others, propertyNameOf(parent["discriminator"]));
  });
  const own = ["oneOf", "anyOf"].flatMap((key) => {
    const parts = listOf(schema[key]).map(partsOf);
    const names = new Set(parts.flat().flatMap((part) => Object.keys(objectOf(part["properties"]))));
    return [...names].flatMap((name) => {
      const lists = parts.map((one) => listsOf(document, one, name)).filter(({ length }) => length > 0);
      const values = lists.flatMap(([list]) => (list === undefined ? [] : (valuesOf(document, list) ?? [])));
      const areApart = lists.length > 1 && new Set(values).size === values.length;
      return areApart || name === propertyNameOf(discriminator) ? lists.flat() : [];
    });
  });
  return [...inherited, ...own, ...besideAny(document, schema)];
}

/** Lists that stand beside any text or number have no others to be open for. */
function besideAny(document: JsonObject, schema: JsonObject): JsonObject[] {
  const members = membersOf(schema).filter(isJsonObject);
  const isAny = (kind: ValueKind): boolean =>
    members.some(({ type, enum: values, const: constant }) => {
      const isOf = type === kind || (kind === "number" && type === "integer");
      return isOf && values === undefined && constant === undefined;
    });
  return members.filter((member) => {
    const kinds = "$ref" in member ? [] : listedKinds(document, member);
    return kinds.length > 0 && kinds.every(isAny);
  });
}

function propertyNameOf(discriminator: JsonValue | undefined): string | undefined {
  const { propertyName: name } = objectOf(discriminator);
  return typeof name === "string" ? name : undefined;
}

function listsOf(document: JsonObject, parts: readonly JsonObject[], name: string | undefined): JsonObject[] {
  if (name === undefined) return [];
  return parts.flatMap((part) => {
    const property = schemaAt(document, objectOf(part["properties"])[name]);
    return property !== undefined && valuesOf(document, property) !== undefined ? [property] : [];
  });
}

function valuesOf(document: JsonObject, property: JsonObject): readonly JsonValue[] | undefined {
  return property["const"] === undefined ? listedValues(document, property) : [property["const"]];
}
