import { isJsonObject, type JsonObject, type JsonValue, schemaAt } from "@calloff/openapi/internal";

const COMPONENT = /^#\/components\/schemas\/([^/]+)$/;

/**
 * Whether a schema's discriminator can tell variants apart as openapi-typescript has it. A variant that the mapping does
 * not name has the name of its component; one that is no component has none. Where the property itself has other
 * values, the names would be wrong ones. With a default, one variant has any other value, or none.
 */
export function canDiscriminate(document: JsonObject, schema: JsonObject): boolean {
  const { discriminator, oneOf, anyOf } = schema;
  if (!isJsonObject(discriminator)) return true;
  const { propertyName, mapping, defaultMapping } = discriminator;
  if (defaultMapping !== undefined) return false;
  const property = String(propertyName);
  const variants = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const isOther = variants.some((variant) => {
    const reference = isJsonObject(variant) ? variant["$ref"] : undefined;
    if (typeof reference !== "string") return false;
    const values = valuesOf(document, variant, property);
    const names = namesOf(reference, isJsonObject(mapping) ? mapping : {});
    return names.length === 0 || (values !== undefined && !names.some((name) => values.includes(name)));
  });
  if (isOther || isJsonObject(mapping)) return !isOther;
  const own = valuesOf(document, schema, property);
  return own === undefined || own.some((value) => isComponent(document, value));
}

/** What the discriminator's property is in a variant. */
function namesOf(reference: string, mapping: JsonObject): string[] {
  const name = COMPONENT.exec(reference)?.[1];
  if (name === undefined) return [];
  const mapped = Object.keys(mapping).filter((value) => [reference, name].includes(String(mapping[value])));
  return mapped.length > 0 ? mapped : [name];
}

/** The values that a property of a schema has by an enum or a constant; undefined where it may have any. */
function valuesOf(
  document: JsonObject,
  start: JsonValue,
  property: string,
): readonly JsonValue[] | undefined {
  const seen = new Set<JsonObject>();
  const left = [start];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const schema = schemaAt(document, next);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    const { properties, allOf } = schema;
    const found = isJsonObject(properties) ? schemaAt(document, properties[property]) : undefined;
    if (found?.["const"] !== undefined) return [found["const"]];
    if (Array.isArray(found?.["enum"])) return found["enum"];
    if (Array.isArray(allOf)) left.push(...allOf);
  }
  return undefined;
}

/** Whether it is the name of a component schema. */
export function isComponent({ components }: JsonObject, name: JsonValue): boolean {
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  return typeof name === "string" && isJsonObject(schemas) && Object.hasOwn(schemas, name);
}
