import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";

const COMPONENT = "#/components/schemas/";
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["$defs", "definitions", "dependentSchemas", "patternProperties"];
const ONE = ["additionalProperties", "contains", "else", "if", "items", "not", "then"];

/** How a schema is copied. */
interface CopyRules {
  /** Keys that are left out of every schema. */
  readonly without: readonly string[];
  readonly isLeftOut: (property: JsonValue) => boolean;
  /** What components are called in the copy that are not called what they were. */
  readonly names: ReadonlyMap<string, string>;
  /** The components that have a schema in their `allOf`, however deep. */
  readonly heirs: ReadonlyMap<JsonObject, ReadonlySet<string>>;
}

/** A schema without some properties, that refers to other components. It shares no schema with the original. */
export function copySchema(schema: JsonValue, rules: CopyRules): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const copy: JsonObject = { ...schema };
  for (const key of rules.without) delete copy[key];
  const copyOf = (value: JsonValue): JsonValue => copySchema(value, rules);
  for (const key of ONE) if (isJsonObject(copy[key])) copy[key] = copyOf(copy[key]);
  for (const key of LISTS) {
    const list = copy[key];
    if (Array.isArray(list)) copy[key] = list.map(copyOf);
  }
  for (const key of MAPS) {
    const map = copy[key];
    if (isJsonObject(map)) copy[key] = mapValues(map, copyOf);
  }
  const { properties, required } = copy;
  if (isJsonObject(properties)) {
    const kept = Object.entries(properties).filter(([, property]) => !rules.isLeftOut(property));
    copy["properties"] = mapValues(Object.fromEntries(kept), copyOf);
    const isLeft = (name: JsonValue): boolean =>
      typeof name !== "string" || !rules.isLeftOut(properties[name] ?? true);
    if (Array.isArray(required)) copy["required"] = required.filter(isLeft);
  }
  const { $ref: reference, discriminator } = copy;
  if (typeof reference === "string") copy["$ref"] = renamed(reference, rules);
  if (isJsonObject(discriminator)) copy["discriminator"] = copyDiscriminator(schema, discriminator, rules);
  return copy;
}

/** The values that tell variants and heirs apart are their names, where no mapping says otherwise: those of the original. */
function copyDiscriminator(schema: JsonObject, discriminator: JsonObject, rules: CopyRules): JsonObject {
  const mapping = isJsonObject(discriminator["mapping"]) ? discriminator["mapping"] : {};
  const copied = mapValues(mapping, (value) => (typeof value === "string" ? renamed(value, rules) : value));
  const mapped = new Set(Object.values(mapping));
  const variants = [schema["oneOf"], schema["anyOf"]].flatMap((list) => (Array.isArray(list) ? list : []));
  const references = variants.map((variant) => (isJsonObject(variant) ? variant["$ref"] : undefined));
  const heirs = rules.heirs.get(schema);
  for (const [name, copy] of rules.names) {
    const reference = referenceTo(name);
    if (mapped.has(reference) || !(heirs?.has(name) || references.includes(reference))) continue;
    copied[name] = referenceTo(copy);
  }
  return { ...discriminator, ...(Object.keys(copied).length > 0 && { mapping: copied }) };
}

function renamed(reference: string, { names }: CopyRules): string {
  if (!reference.startsWith(COMPONENT)) return reference;
  const name = names.get(reference.slice(COMPONENT.length).replaceAll("~1", "/").replaceAll("~0", "~"));
  return name === undefined ? reference : referenceTo(name);
}

function referenceTo(component: string): string {
  return COMPONENT + component.replaceAll("~", "~0").replaceAll("/", "~1");
}

function mapValues(map: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}
