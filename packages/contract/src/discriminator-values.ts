import {
  allOfParts,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  objectOf,
  schemaAt,
  schemasOf,
} from "@calloff/openapi/internal";

const COMPONENT = /^#\/components\/schemas\/([^/]+)$/;

/**
 * By the reference to a variant, what its discriminator's property is there, as a schema. JSON Schema does not know
 * discriminators: without this, a variant would be sampled with any text for its kind.
 */
export function discriminatorValues(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const schema of schemasOf(document)) {
    const { discriminator, oneOf } = schema;
    if (!isJsonObject(discriminator) || !Array.isArray(oneOf)) continue;
    const { propertyName: name, mapping = {} } = discriminator;
    if (typeof name !== "string" || !isJsonObject(mapping)) continue;
    for (const variant of oneOf) {
      const { $ref: reference } = objectOf(variant);
      if (typeof reference !== "string") continue;
      const component = COMPONENT.exec(reference)?.[1];
      // Nothing says what a variant is that is no component.
      if (component === undefined) continue;
      const mapped = Object.keys(mapping).filter((value) =>
        [reference, component].includes(String(mapping[value])),
      );
      const values = mapped.length > 0 ? mapped : [component];
      if (!canBe(document, variant, name, values)) continue;
      found.set(reference, { type: "object", required: [name], properties: { [name]: { enum: values } } });
    }
  }
  return found;
}

/** Whether the variant itself lets the property be one of the values; many a document forgets its mapping. */
function canBe(document: JsonObject, start: JsonValue, name: string, values: readonly JsonValue[]): boolean {
  return [...allOfParts(document, start)].every(({ properties }) => {
    const property = schemaAt(document, objectOf(properties)[name]);
    const own = property?.["const"] === undefined ? property?.["enum"] : [property["const"]];
    return !Array.isArray(own) || own.some((value) => values.includes(value));
  });
}
