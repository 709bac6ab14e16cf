import type { JsonObject } from "../document/json.ts";
import { type Comparison, hardest } from "./change.ts";
import { compareTypes } from "./types/compare-types.ts";
import { walkDocuments } from "./walk/walk-documents.ts";

/** Compares two effective documents: the walk explains, the compiler judges, the harder verdict stands. */
export async function compareDocuments(before: JsonObject, after: JsonObject): Promise<Comparison> {
  const changes = walkDocuments(before, after);
  const differences = await compareTypes(before, after);
  const verdicts = {
    walk: hardest(changes.map(({ bump }) => bump)),
    compiler: hardest(differences.map(({ bump }) => bump)),
  };
  return { bump: hardest(Object.values(verdicts)), verdicts, changes };
}
