import { mendBodies } from "../codegen/mend/mend-bodies.ts";
import type { JsonObject } from "../document/json.ts";
import { type Comparison, hardest } from "./change.ts";
import { combineJudges } from "./combine-judges.ts";
import { pruneDocuments } from "./prune/prune-documents.ts";
import { compareTypes } from "./types/compare-types.ts";
import { referencesIn } from "./walk/unchanged.ts";
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

/** With bodies as the types have them: whether bytes are a text or a Blob depends on the whole of a document. */
function mendedCopy(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  // What refers to a place within a body needs it as it is.
  const refersToBody = [...referencesIn(document)].some((ref) => /^#\/paths\/.*\/content\//s.test(ref));
  if (!refersToBody) mendBodies(copy);
  return copy;
}
