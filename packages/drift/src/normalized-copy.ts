import { markValues, normalizeBodies } from "@calloff/codegen/internal";
import { type JsonObject, untieParents } from "@calloff/openapi/internal";
import { referencesIn } from "./walk/unchanged.ts";

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
