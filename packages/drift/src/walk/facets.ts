import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import { DESCRIBED } from "@calloff/openapi/internal";

/** Something about a schema that its type does not show, and where it is said. */
export interface Facet {
  readonly name: string;
  readonly value: JsonValue;
  readonly pointer: string;
}

/** What people read. */
export const TEXTS: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "example", "examples", "externalDocs", "xml", "tags", "links"],
  "$comment",
]);

/** Limits: 1 where more is tighter, -1 where less is, 0 where there is no order. */
export const LIMITS: ReadonlyMap<string, 1 | -1 | 0> = new Map([
  ...["minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties", "minContains"].map(up),
  ...["maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties", "maxContains"].map(down),
  ...["pattern", "multipleOf", "uniqueItems", "not", "contains", "propertyNames", "if", "then", "else"].map(
    none,
  ),
  ...["dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"].map(none),
  ...["integer", "required"].map(none),
]);

function up(name: string): [string, 1] {
  return [name, 1];
}

function down(name: string): [string, -1] {
  return [name, -1];
}

function none(name: string): [string, 0] {
  return [name, 0];
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

/** Beside one of these, `required` shows in the type. */
const SHAPING = ["type", "properties", "additionalProperties", "allOf", "anyOf", "oneOf", "enum", "const"];

/** What a schema says beside its type, without what its parts say. */
export function facetsOf(schema: JsonObject, pointer: string): Facet[] {
  const facets: Facet[] = [];
  for (const [name, value] of Object.entries(withNumericBounds(schema))) {
    if (name === "required") continue;
    if (!TEXTS.has(name) && !LIMITS.has(name) && !OTHERS.has(name)) continue;
    // What says nothing is as good as absent.
    if (value === name.startsWith("unevaluated")) continue;
    facets.push({ name, value, pointer });
  }
  if (!SHAPING.some((key) => key in schema)) {
    for (const value of listOf(schema["required"])) facets.push({ name: "required", value, pointer });
  }
  if (mentionsInteger(schema["type"])) facets.push({ name: "integer", value: true, pointer });
  return facets;
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
