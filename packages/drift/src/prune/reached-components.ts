import type { JsonObject } from "@calloff/openapi/internal";
import { referencesOf, unitsOf } from "./units.ts";

/** The units that the operations of a document lead to, by name; webhooks and callbacks are no operations. */
export function reachedComponents(document: JsonObject): Set<string> {
  const units = unitsOf(document);
  const reached = new Set([...units.keys()].filter((name) => name.startsWith("paths ")));
  for (const name of reached) {
    const value = units.get(name);
    if (value !== undefined) for (const target of referencesOf(value).units) reached.add(target);
  }
  return reached;
}
