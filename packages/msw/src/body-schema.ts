import { type Schema, Validator } from "@cfworker/json-schema";
import { type JsonObject, objectIn, valueAt } from "./documented-operation.ts";

/** A schema of a document as JSON Schema 2020-12 that stands alone: what it refers to is in its `$defs`. */
export type BodySchema = Schema;

const SCHEMA_MAPS = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];
const DATA = ["default", "enum", "const", "examples"];

/** @param schema as it stands in the document; everything is allowed where it is undefined */
export function bodySchemaOf(document: JsonObject, schema: unknown): BodySchema {
  const names = new Map<string, string>();
  const nameOf = (reference: string): string => {
    const name = names.get(reference) ?? `d${names.size}`;
    names.set(reference, name);
    return name;
  };
  const dialect = { isOld: String(document["openapi"]).startsWith("3.0"), nameOf };
  const root = objectIn(convert(schema ?? {}, dialect));
  const $defs: Record<string, unknown> = {};
  // The iteration of a map comes to what is added on the way.
  for (const [reference, name] of names) $defs[name] = convert(valueAt(document, reference) ?? {}, dialect);
  return { ...root, $defs };
}

interface Dialect {
  /** OpenAPI 3.0, whose schemas are a dialect of their own. */
  readonly isOld: boolean;
  nameOf(reference: string): string;
}

function convert(node: unknown, dialect: Dialect): unknown {
  if (Array.isArray(node)) return node.map((item) => convert(item, dialect));
  if (typeof node !== "object" || node === null) return node;
  const schema = node as JsonObject;
  const reference = schema["$ref"];
  const led = typeof reference === "string" ? { $ref: `#/$defs/${dialect.nameOf(reference)}` } : {};
  // In 3.0, what stands beside a reference does not count.
  if ("$ref" in led && dialect.isOld) return led;
  const converted = { ...convertKeywords(schema, dialect), ...led };
  return dialect.isOld ? modernize(converted) : converted;
}

function convertKeywords(schema: JsonObject, dialect: Dialect): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    // What describes, and does not limit, could be taken for a schema.
    if (key.startsWith("x-") || key === "discriminator" || key === "xml" || key === "externalDocs") continue;
    if (key === "example") converted["examples"] ??= [value];
    else if (key === "pattern") Object.assign(converted, patternIn(value));
    else if (key === "required") converted[key] = requiredInAnswers(value, schema["properties"]);
    else if (DATA.includes(key)) converted[key] = value;
    else if (SCHEMA_MAPS.includes(key)) converted[key] = convertMap(value, dialect);
    else converted[key] = convert(value, dialect);
  }
  return withExample(converted);
}

/** Texts and numbers that nothing is said of would be random in bodies that are made up. Examples limit nothing. */
function withExample(schema: Record<string, unknown>): Record<string, unknown> {
  const { type } = schema;
  const isNumber = type === "integer" || type === "number";
  if (!isNumber && type !== "string") return schema;
  const telling = ["type", "title", "description", ...(isNumber ? ["format"] : [])];
  if (Object.keys(schema).some((key) => !telling.includes(key))) return schema;
  return { ...schema, examples: [isNumber ? 1 : "string"] };
}

/** Its keys are names, whatever they look like. Answers have nothing that only requests have. */
function convertMap(map: unknown, dialect: Dialect): JsonObject {
  const schemas = Object.entries(objectIn(map)).filter(([, schema]) => !isWriteOnly(schema));
  return Object.fromEntries(schemas.map(([name, schema]) => [name, convert(schema, dialect)]));
}

function isWriteOnly(schema: unknown): boolean {
  return objectIn(schema)["writeOnly"] === true;
}

/** The validator reads patterns with the flag `u`, with which some are none: those limit nothing. */
function patternIn(pattern: unknown): { readonly pattern?: string } {
  try {
    new RegExp(String(pattern), "u");
    return { pattern: String(pattern) };
  } catch {
    return {};
  }
}

function requiredInAnswers(required: unknown, properties: unknown): unknown {
  if (!Array.isArray(required)) return [];
  return required.filter((name) => !isWriteOnly(objectIn(properties)[String(name)]));
}

/** What OpenAPI 3.0 says in its own words. */
function modernize(schema: Record<string, unknown>): JsonObject {
  const { nullable, type, enum: values } = schema;
  if (nullable === true && typeof type === "string") schema["type"] = [type, "null"];
  if (nullable === true && Array.isArray(values)) schema["enum"] = [...values, null];
  exclude(schema, "exclusiveMinimum", "minimum");
  exclude(schema, "exclusiveMaximum", "maximum");
  return schema;
}

function exclude(schema: Record<string, unknown>, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const limit = schema[exclusive] ? schema[inclusive] : undefined;
  delete schema[exclusive];
  if (limit === undefined) return;
  schema[exclusive] = limit;
  delete schema[inclusive];
}

/** What is wrong with a body, in one line; undefined when nothing is. */
export function problemOf(schema: BodySchema, body: unknown): string | undefined {
  try {
    const { valid, errors } = new Validator(schema, "2020-12").validate(body);
    if (valid) return undefined;
    // From the outside to the inside: the last one is about the very value.
    const { instanceLocation = "#", error = "it is not valid" } = errors.at(-1) ?? {};
    return `${instanceLocation.slice(1) || "the whole"}: ${error}`;
  } catch (error) {
    return `its schema cannot be read: ${(error as Error).message.split("\n")[0]}`;
  }
}
