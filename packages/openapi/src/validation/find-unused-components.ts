import { isJsonObject, type JsonObject, type JsonPath, listOf, objectOf } from "../document/json.ts";
import { toPointer, valueAt } from "../document/pointer.ts";
import type { Warning } from "../document/warning.ts";
import { schemaAt } from "../operations/bytes.ts";
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
  return Object.entries(objectOf(root["components"])).flatMap(([section, entries]) => {
    if (section === "securitySchemes" || section.startsWith("x-") || !isJsonObject(entries)) return [];
    return Object.keys(entries).map((name): JsonPath => ["components", section, name]);
  });
}

/** Whether what is sent tells by a discriminator that it is of this schema, which inherits it. */
function isChosen(root: JsonObject, path: JsonPath): boolean {
  const { allOf } = objectOf(valueAt(root, path));
  const parents = listOf(allOf).filter((parent) => "$ref" in objectOf(parent));
  return parents.some((parent) => isJsonObject(schemaAt(root, parent)?.["discriminator"]));
}
