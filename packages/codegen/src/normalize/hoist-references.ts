import { isJsonObject, type JsonObject, type JsonValue, resolveReference } from "@calloff/openapi/internal";

/** What openapi-typescript finds by name. */
const COMPONENT = /^#\/components\/(?:schemas|responses|parameters|requestBodies|headers|pathItems)\/[^/]+$/;
/** Where a reference stands for something else than a schema, by the key that it stands under. */
const NO_SCHEMA = new Set(["parameters", "responses", "headers", "requestBodies", "paths", "pathItems"]);

interface Found {
  readonly holder: JsonObject;
  readonly reference: string;
  readonly isSchema: boolean;
}

/**
 * Gives every schema a name that is referred to by its place, as in `#/paths/~1jobs/get/…/schema/properties/id`, and
 * puts other such parts where the reference stands. openapi-typescript makes a type of such a place that does not
 * exist, or that an optional property on the way makes `undefined` (openapi-ts/openapi-typescript issue 1742).
 */
export function hoistReferences(document: JsonObject): void {
  const odd = findOddReferences(document);
  if (odd.length === 0) return;
  const components = childObject(document, "components");
  const schemas = childObject(components, "schemas");
  const named = new Map<JsonValue, string>();
  for (const { holder, reference, isSchema } of odd) {
    const target = resolveReference(document, reference).value;
    if (!isJsonObject(target)) continue;
    if (!isSchema) {
      const { $ref: _, ...own } = target;
      delete holder["$ref"];
      Object.assign(holder, "$ref" in target ? target : own);
      continue;
    }
    const name = named.get(target) ?? nameFor(reference, schemas);
    named.set(target, name);
    schemas[name] = target;
    holder["$ref"] = `#/components/schemas/${name}`;
  }
}

function findOddReferences(document: JsonObject): Found[] {
  const found: Found[] = [];
  const visit = (value: JsonValue, under: string, above: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === "object" && item !== null) visit(item, "", under);
      return;
    }
    if (!isJsonObject(value)) return;
    const { $ref: reference } = value;
    if (typeof reference === "string" && reference.startsWith("#/") && !COMPONENT.test(reference)) {
      const isSchema = !NO_SCHEMA.has(above) && under !== "requestBody" && under !== "examples";
      found.push({ holder: value, reference, isSchema });
    }
    for (const key in value) {
      const item = value[key];
      // Data may look like a reference, and nobody follows it.
      if (key === "example" || key === "examples" || key.startsWith("x-")) continue;
      if (typeof item === "object" && item !== null) visit(item, key, under);
    }
  };
  visit(document, "", "");
  return found;
}

function childObject(parent: JsonObject, key: string): JsonObject {
  const child = parent[key];
  if (isJsonObject(child)) return child;
  const made: JsonObject = {};
  parent[key] = made;
  return made;
}

/** Of the last words of the place, and a number where there is such a name already. */
function nameFor(reference: string, schemas: JsonObject): string {
  const words = decodeURIComponent(reference)
    .split("/")
    .filter((word) => !["schema", "properties", "content", "items"].includes(word))
    .flatMap((word) => word.match(/[A-Za-z\d]+/g) ?? []);
  const stem = words.slice(-4).join("_") || "part";
  let name = stem;
  for (let count = 2; Object.hasOwn(schemas, name); count += 1) name = `${stem}_${count}`;
  return name;
}
