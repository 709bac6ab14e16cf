import {
  allOfParts,
  type JsonObject,
  type JsonValue,
  listOf,
  objectOf,
  schemaAt,
} from "@calloff/openapi/internal";

/**
 * Gives a schema the properties that it requires and that another schema describes which holds for the same value:
 * one that stands around it, or one of its own parts. openapi-typescript forgets such a requirement.
 */
export function requireDescribed(
  document: JsonObject,
  schema: JsonObject,
  around: readonly JsonObject[],
): void {
  const added = describedElsewhere(document, schema, around);
  if (added.size === 0) return;
  schema["properties"] = { ...objectOf(schema["properties"]), ...Object.fromEntries(added) };
}

/**
 * The properties that a schema requires and does not describe itself, by name.
 *
 * @param around the schemas that it is a member of, the outermost first
 */
export function describedElsewhere(
  document: JsonObject,
  schema: JsonObject,
  around: readonly JsonObject[],
): Map<string, JsonValue> {
  const { required, type } = schema;
  const found = new Map<string, JsonValue>();
  if (!Array.isArray(required) || (type !== undefined && ![type].flat().includes("object"))) return found;
  const own = objectOf(schema["properties"]);
  for (const name of required) {
    if (typeof name !== "string" || Object.hasOwn(own, name) || isSeen(document, schema, name)) continue;
    const places = [schema, ...around].map((one) => findProperty(document, one, name));
    const property = places.find((place) => place !== undefined);
    if (property !== undefined) found.set(name, property);
  }
  return found;
}

/** What openapi-typescript does itself: it looks into the members of an `allOf`, and no further. */
function isSeen(document: JsonObject, { allOf }: JsonObject, name: string): boolean {
  const members = listOf(allOf).map((member) => schemaAt(document, member));
  return members.some((member) => Object.hasOwn(objectOf(member?.["properties"]), name));
}

function findProperty(document: JsonObject, start: JsonObject, name: string): JsonValue | undefined {
  for (const schema of allOfParts(document, start)) {
    const properties = objectOf(schema["properties"]);
    if (Object.hasOwn(properties, name)) return properties[name];
  }
  return undefined;
}
