import { isJsonObject, type JsonObject, type JsonPath } from "../document/json.ts";
import { toPointer } from "../document/pointer.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Warning } from "../document/warning.ts";
import { firstNames } from "../sanitize-message.ts";
import { findReferences } from "./find-references.ts";

/** One warning for all components that nothing refers to. Security schemes are named, and not referred to. */
export function findUnusedComponents(root: JsonObject): Warning[] {
  const used = usedPlaces(root);
  const unused = componentPaths(root).filter((path) => {
    const [, section, name] = path;
    if (used.has(`#${toPointer(path)}`)) return false;
    return section !== "schemas" || (!used.has(String(name)) && !isChosen(root, path));
  });
  const [first] = unused;
  if (first === undefined) return [];
  const names = firstNames(unused.map(([, section, name]) => `${section}/${name}`));
  const are = unused.length === 1 ? "component is" : "components are";
  return [{ path: first, message: `${unused.length} ${are} referred to by nothing: ${names}.` }];
}

/** The components that references lead to or into; and what discriminators name, which may be a schema's name alone. */
function usedPlaces(root: JsonObject): Set<string> {
  const used = new Set<string>();
  for (const { target } of findReferences(root).references) {
    if (typeof target !== "string") continue;
    const [place = target] = /^#\/components\/[^/]+\/[^/]+/.exec(target) ?? [];
    used.add(decoded(place));
  }
  return used;
}

function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}

function componentPaths(root: JsonObject): JsonPath[] {
  const { components } = root;
  if (!isJsonObject(components)) return [];
  return Object.entries(components).flatMap(([section, entries]) => {
    if (section === "securitySchemes" || section.startsWith("x-") || !isJsonObject(entries)) return [];
    return Object.keys(entries).map((name): JsonPath => ["components", section, name]);
  });
}

/** Whether what is sent tells by a discriminator that it is of this schema, which inherits it. */
function isChosen(root: JsonObject, [, , name]: JsonPath): boolean {
  const { components } = root;
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  const schema = isJsonObject(schemas) ? schemas[String(name)] : undefined;
  const parents = isJsonObject(schema) && Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return parents.some((parent) => {
    const reference = isJsonObject(parent) ? parent["$ref"] : undefined;
    const target = typeof reference === "string" ? resolveReference(root, reference).value : undefined;
    return isJsonObject(target) && isJsonObject(target["discriminator"]);
  });
}
