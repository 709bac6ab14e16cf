import { normalizeBodies } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { referencesIn } from "./walk/unchanged.ts";

/** With bodies as the types have them: whether bytes are a text or a Blob depends on the whole of a document. */
export function normalizedCopy(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  // What refers to a place within a body needs it as it is.
  const refersToBody = [...referencesIn(document)].some((ref) => /^#\/paths\/.*\/content\//s.test(ref));
  if (!refersToBody) normalizeBodies(copy);
  return copy;
}
