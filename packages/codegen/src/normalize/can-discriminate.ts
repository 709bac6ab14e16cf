import { isJsonObject, type JsonObject, type JsonValue, schemaAt } from "@calloff/openapi/internal";

const COMPONENT = "#/components/schemas/";

/**
 * Whether a schema's discriminator can tell variants apart as openapi-typescript has it. Without a mapping the values
 * are names of components; where the property itself has other values, they would be wrong ones. With a default, one
 * variant has any other value, or none.
 */
export function canDiscriminate(document: JsonObject, schema: JsonObject): boolean {
  const { discriminator, oneOf, anyOf } = schema;
  if (isJsonObject(discriminator) && discriminator["defaultMapping"] !== undefined) return false;
  if (!isJsonObject(discriminator) || isJsonObject(discriminator["mapping"])) return true;
  const property = String(discriminator["propertyName"]);
  const variants = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const isOther = variants.some((variant) => {
    const reference = isJsonObject(variant) ? variant["$ref"] : undefined;
    const values = valuesOf(document, variant, property);
    return (
      typeof reference === "string" &&
      values !== undefined &&
      !values.includes(reference.slice(COMPONENT.length))
    );
  });
  const own = valuesOf(document, schema, property);
  return !isOther && (own === undefined || own.some((value) => isComponent(document, value)));
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

function isComponent({ components }: JsonObject, name: JsonValue): boolean {
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  return typeof name === "string" && isJsonObject(schemas) && Object.hasOwn(schemas, name);
}
