import type { JsonObject } from "@calloff/openapi/internal";
import { components, referencesIn } from "./unchanged.ts";

/** References to everything that operations lead to. */
export function reachedSchemas(document: JsonObject): ReadonlySet<string> {
  const targets = new Map(components(document));
  const reached = referencesIn(document["paths"]);
  for (const ref of reached) referencesIn(targets.get(ref), reached);
  return reached;
}
