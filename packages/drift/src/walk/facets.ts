import {
  canonicalText,
  DESCRIBED,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "@calloff/openapi/internal";

/** Something about a schema that its type does not show, and where it is said. */
export interface Facet {
  readonly name: string;
  readonly value: JsonValue;
  readonly pointer: string;
  /** The same for the same facet, wherever it is said. */
  readonly text: string;
}

function facet(name: string, value: JsonValue, pointer: string): Facet {
  return { name, value, pointer, text: canonicalText(value) };
}

/**
 * Of schemas that hold together: what several of them say is said once. In a union it is said as often as there are
 * parts that say it, for a limit on one part is none on the others.
 */
export function mergeFacets(lists: readonly (readonly Facet[])[]): readonly Facet[] {
  const [only = [], ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return only;
  const merged = [...only];
  const counts = countsOf(only);
  for (const list of others) {
    const own = new Map<string, number>();
    for (const one of list) {
      const key = `${one.name} ${one.text}`;
      const count = (own.get(key) ?? 0) + 1;
      own.set(key, count);
      if (count <= (counts.get(key) ?? 0)) continue;
      counts.set(key, count);
      merged.push(one);
    }
  }
  return merged;
}

function countsOf(facets: readonly Facet[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, text } of facets)
    counts.set(`${name} ${text}`, (counts.get(`${name} ${text}`) ?? 0) + 1);
  return counts;
}

/** What people read. */
export const TEXTS: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "example", "examples", "externalDocs", "xml", "tags", "links"],
  "$comment",
]);

/** Limits: 1 where more is tighter, -1 where less is, 0 where there is no order. */
export const LIMITS: ReadonlyMap<string, 1 | -1 | 0> = new Map<string, 1 | -1 | 0>([
  ...eachWith("minLength minimum exclusiveMinimum minItems minProperties minContains", 1),
  ...eachWith("maxLength maximum exclusiveMaximum maxItems maxProperties maxContains", -1),
  ...eachWith("pattern multipleOf uniqueItems not contains propertyNames if then else", 0),
  ...eachWith("dependentRequired dependentSchemas unevaluatedProperties unevaluatedItems", 0),
  ...eachWith("integer required additionalProperties items enum const refused", 0),
]);

type LimitedKind = "string" | "number" | "array" | "object";

/** The kind of values that a limit is on; others are on values of any kind. */
export const LIMITED: ReadonlyMap<string, LimitedKind> = new Map<string, LimitedKind>([
  ...eachWith("minLength maxLength pattern", "string"),
  ...eachWith("minimum exclusiveMinimum maximum exclusiveMaximum multipleOf integer", "number"),
  ...eachWith("minItems maxItems uniqueItems contains minContains maxContains", "array"),
  ...eachWith("unevaluatedItems items", "array"),
  ...eachWith("minProperties maxProperties propertyNames dependentRequired dependentSchemas", "object"),
  ...eachWith("unevaluatedProperties additionalProperties required", "object"),
]);

/** Entries of a map: each of the names, with the same value. */
function eachWith<const Value>(names: string, value: Value): [name: string, value: Value][] {
  return names.split(" ").map((name) => [name, value]);
}

const OTHERS: ReadonlySet<string> = new Set([
  "default",
  "deprecated",
  "format",
  // Of a text, how it is written, as `format: byte` and `format: binary` said in OpenAPI 3.0.
  "contentEncoding",
  "contentMediaType",
  DESCRIBED,
  "readOnly",
  "writeOnly",
  "discriminator",
]);

/** Said as this, they allow everything. */
const NOTHING: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ...eachWith("minLength minItems minProperties", 0),
  ...eachWith("unevaluatedProperties unevaluatedItems", true),
]);

/** What types show of these is read elsewhere; what they do not show is gathered by itself. */
const SHOWN: ReadonlySet<string> = new Set(["required", "additionalProperties", "items", "enum", "const"]);

/** What a schema says beside its type, without what its parts say. */
export function facetsOf(schema: JsonObject, pointer: string): Facet[] {
  const facets: Facet[] = [];
  for (const [name, value] of Object.entries(withNumericBounds(schema))) {
    if (SHOWN.has(name) || (!TEXTS.has(name) && !LIMITS.has(name) && !OTHERS.has(name))) continue;
    // What says nothing is as good as absent.
    if (value === (NOTHING.get(name) ?? false)) continue;
    // Kept as text, so that nobody takes it for a part of the document.
    const isText = name === DESCRIBED && typeof value === "string";
    facets.push(facet(name, isText ? JSON.parse(value) : value, pointer));
  }
  return [...facets, ...unseenLimits(schema, pointer)];
}

/** Limits in keywords that make the type elsewhere, and do not here. */
function unseenLimits(schema: JsonObject, pointer: string): Facet[] {
  const { type, properties, additionalProperties, items, additionalItems } = schema;
  const described = isJsonObject(properties) ? properties : {};
  const facets = listOf(schema["required"])
    .filter((name) => typeof name === "string" && !Object.hasOwn(described, name))
    .map((name) => facet("required", name, pointer));
  if (additionalProperties === false) facets.push(facet("additionalProperties", false, pointer));
  // A tuple of 2020-12 shows in the type whether it is closed.
  if (Array.isArray(items) && additionalItems === false) facets.push(facet("items", false, pointer));
  if (mentionsInteger(type)) facets.push(facet("integer", true, pointer));
  return [...facets, ...literalLimits(schema, pointer)];
}

/** A value must be among the literals and of the type as well; the generated type shows it where it is one of both. */
function literalLimits(schema: JsonObject, pointer: string): Facet[] {
  const { const: constant, enum: values, type, nullable } = schema;
  const isConstant = constant !== undefined;
  if (!isConstant && !Array.isArray(values)) return [];
  const literals = isConstant ? [constant] : (values as JsonValue[]);
  const isObject = type === "object" || "properties" in schema || "additionalProperties" in schema;
  if (!isConstant && isObject) return [facet("enum", [...literals].sort(byText), pointer)];
  const types = [...(type === undefined ? [] : [type].flat()), ...(nullable === true ? ["null"] : [])];
  const isRefused = (value: JsonValue): boolean =>
    type !== undefined && !types.some((name) => isOfType(value, name));
  // OpenAPI 3.0: the type has the null of `nullable`, and `enum` refuses it.
  const lostNull = !isConstant && nullable === true && !literals.includes(null) ? [null] : [];
  return [...literals.filter(isRefused), ...lostNull].map((value) => facet("refused", value, pointer));
}

function byText(one: JsonValue, other: JsonValue): number {
  return canonicalText(one) < canonicalText(other) ? -1 : 1;
}

function isOfType(value: JsonValue, type: JsonValue): boolean {
  if (value === null) return type === "null";
  if (Array.isArray(value)) return type === "array";
  if (type === "integer") return Number.isInteger(value);
  return type === typeof value;
}

/** OpenAPI 3.0 says `minimum: 1, exclusiveMinimum: true` where 3.1 says `exclusiveMinimum: 1`. */
function withNumericBounds(schema: JsonObject): JsonObject {
  let result = schema;
  for (const [bound, exclusive] of BOUNDS) {
    const { [bound]: limit, [exclusive]: isExclusive, ...rest } = result;
    if (limit !== undefined && isExclusive === true) result = { ...rest, [exclusive]: limit };
  }
  return result;
}

const BOUNDS = [
  ["minimum", "exclusiveMinimum"],
  ["maximum", "exclusiveMaximum"],
] as const;

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function mentionsInteger(type: JsonValue | undefined): boolean {
  return type === "integer" || (Array.isArray(type) && type.includes("integer") && !type.includes("number"));
}
