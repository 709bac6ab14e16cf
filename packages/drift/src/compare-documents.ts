import type { JsonObject } from "@calloff/openapi/internal";
import { type Comparison, hardest } from "./change.ts";
import { combineJudges } from "./combine-judges.ts";
import { mendedCopy } from "./mended-copy.ts";
import { pruneDocuments } from "./prune/prune-documents.ts";
import { compareTypes } from "./types/compare-types.ts";
import { walkDocuments } from "./walk/walk-documents.ts";

/** Compares two effective documents: the walk explains, the compiler judges, the harder verdict stands. */
export async function compareDocuments(older: JsonObject, newer: JsonObject): Promise<Comparison> {
  const [before, after] = [mendedCopy(older), mendedCopy(newer)];
  // The walk wants whole documents, for it reports words as well; the compiler only what can have another type.
  const changes = walkDocuments(before, after);
  const pruned = pruneDocuments(before, after);
  const differences = pruned.differ ? await compareTypes(pruned.before, pruned.after) : [];
  const verdicts = {
    walk: hardest(changes.map(({ bump }) => bump)),
    compiler: hardest(differences.map(({ bump }) => bump)),
  };
  return {
    bump: hardest(Object.values(verdicts)),
    verdicts,
    changes: combineJudges(changes, differences, pruned.leadsTo),
  };
}
