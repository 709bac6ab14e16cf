import { isJsonObject, type JsonObject, type JsonValue, schemaAt } from "@calloff/openapi/internal";

/**
 * Gives a schema the properties that it requires and that another schema describes which holds for the same value:
 * one that stands around it, or one of its own parts. openapi-typescript forgets such a requirement.
 *
 * @param around the schemas that it is a member of, the outermost first
 */
export function requireDescribed(
  document: JsonObject,
  schema: JsonObject,
  around: readonly JsonObject[],
): void {
  const { required, type } = schema;
  if (!Array.isArray(required) || (type !== undefined && ![type].flat().includes("object"))) return;
  const own = propertiesOf(schema);
  const missing = required.filter((name) => typeof name === "string" && !Object.hasOwn(own, name));
  const added: JsonObject = {};
  for (const name of missing as string[]) {
    if (isSeen(document, schema, name)) continue;
    const found = [schema, ...around]
      .map((one) => findProperty(document, one, name))
      .find((one) => one !== undefined);
    if (found !== undefined) added[name] = found;
  }
  if (Object.keys(added).length > 0) schema["properties"] = { ...own, ...added };
}

/** What openapi-typescript does itself: it looks into the members of an `allOf`, and no further. */
function isSeen(document: JsonObject, { allOf }: JsonObject, name: string): boolean {
  if (!Array.isArray(allOf)) return false;
  return allOf.some((member) => Object.hasOwn(propertiesOf(schemaAt(document, member) ?? {}), name));
}

function findProperty(document: JsonObject, start: JsonObject, name: string): JsonValue | undefined {
  const seen = new Set<JsonObject>();
  const left: JsonValue[] = [start];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const schema = schemaAt(document, next);
    if (schema === undefined || seen.has(schema)) continue;
    seen.add(schema);
    const properties = propertiesOf(schema);
    if (Object.hasOwn(properties, name)) return properties[name];
    if (Array.isArray(schema["allOf"])) left.push(...schema["allOf"]);
  }
  return undefined;
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isJsonObject(properties) ? properties : {};
}
