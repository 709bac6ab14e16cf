import { markValues, normalizeBodies } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi";
import { untieParents } from "@calloff/openapi/internal";
import { type Comparison, highestBump } from "./change.ts";
import { mergeVerdicts } from "./merge-verdicts.ts";
import { pruneDocuments } from "./prune/prune-documents.ts";
import { compareTypes } from "./types/compare-types.ts";
import { referencesIn } from "./walk/unchanged.ts";
import { walkDocuments } from "./walk/walk-documents.ts";

/**
 * Compares two OpenAPI documents, and says what the changes do to code that was written against the older one. A walk
 * over the documents names each change; the TypeScript compiler judges the types generated from both; the higher of the
 * two verdicts counts. Both documents must be valid (`validateDocument` of `@calloff/openapi` tells).
 *
 * @param older the document that users have
 * @param newer the document that is to take its place
 * @throws UserError when no types can be generated from one of them
 * @example
 * const { bump, changes } = await compareDocuments(older, newer);
 * for (const { id, operation, message } of changes) console.log(bump, id, operation, message);
 */
export async function compareDocuments(older: JsonObject, newer: JsonObject): Promise<Comparison> {
  const [before, after] = [normalizedCopy(older), normalizedCopy(newer)];
  // The walk wants whole documents, for it reports words as well; the compiler only what can have another type.
  const changes = walkDocuments(before, after);
  const pruned = pruneDocuments(before, after);
  const differences = pruned.differ ? await compareTypes(pruned.before, pruned.after) : [];
  const verdicts = {
    walk: highestBump(changes.map(({ bump }) => bump)),
    compiler: highestBump(differences.map(({ bump }) => bump)),
  };
  return {
    bump: highestBump(Object.values(verdicts)),
    verdicts,
    changes: mergeVerdicts(changes, differences, pruned.leadsTo),
  };
}

/**
 * With bodies and lists of values as the types have them: whether bytes are a text or a Blob, and whether a list is open,
 * depends on the whole of a document.
 */
export function normalizedCopy(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  untieParents(copy);
  markValues(copy);
  // What refers to a place within a body needs it as it is.
  const refersToBody = [...referencesIn(document)].some((ref) => /^#\/paths\/.*\/content\//s.test(ref));
  if (!refersToBody) normalizeBodies(copy);
  return copy;
}
