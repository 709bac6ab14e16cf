import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";

/** Something of OpenAPI 3.2 that 3.1 has no equivalent of. */
export interface NewFeature {
  readonly path: JsonPath;
  /** As messages name it. */
  readonly name: string;
}

/** The first such thing in a document that client code would be made of; undefined where there is none. */
export function findNewFeature(document: JsonObject): NewFeature | undefined {
  const { paths, components } = document;
  const items = [
    ...entriesAt(paths, ["paths"]),
    ...entriesAt(isJsonObject(components) ? components["pathItems"] : undefined, ["components", "pathItems"]),
  ];
  for (const { path, value } of items) {
    if (!isJsonObject(value)) continue;
    for (const name of ["query", "additionalOperations"]) {
      if (Object.hasOwn(value, name)) return { path: [...path, name], name: `${name} operations` };
    }
  }
  return findIn(paths, ["paths"]) ?? findIn(components, ["components"]);
}

function entriesAt(value: JsonValue | undefined, path: JsonPath): { path: JsonPath; value: JsonValue }[] {
  return Object.entries(isJsonObject(value) ? value : {}).map(([key, item]) => ({
    path: [...path, key],
    value: item,
  }));
}

/** Where the keys are an author's own names, and say nothing. */
const NAMED = new Set([
  "properties",
  "patternProperties",
  "schemas",
  "$defs",
  "example",
  "examples",
  "default",
  "enum",
]);

function findIn(value: JsonValue | undefined, path: JsonPath): NewFeature | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const own = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === "in" && item === "querystring") return { path: own, name: "parameters in the querystring" };
    const isStream = key === "itemSchema" || key === "itemEncoding" || key === "prefixEncoding";
    if (isStream && isMediaType(path)) return { path: own, name: `${key} of streams` };
    if (NAMED.has(key) || key.startsWith("x-")) continue;
    const found = findIn(item, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isMediaType(path: JsonPath): boolean {
  return path.at(-2) === "content" || path.at(-2) === "mediaTypes";
}
