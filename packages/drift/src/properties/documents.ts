import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { JsonObject } from "@calloff/openapi/internal";
import { readDocument, readEffectiveDocument } from "@calloff/openapi/internal";

export interface NamedDocument {
  readonly name: string;
  readonly document: JsonObject;
}

const specs = resolve(import.meta.dirname, "../../../../specs");
const own = resolve(import.meta.dirname, "documents");

/** The vendors' effective documents, and some of our own that hold what theirs do not. */
export async function readDocuments(): Promise<NamedDocument[]> {
  const providers = await readdir(specs);
  const files = await readdir(own);
  return Promise.all([
    ...files.map(async (name) => ({ name, document: (await readDocument(join(own, name))).value })),
    ...providers.map(async (name) => {
      const { document } = await readEffectiveDocument(join(specs, name));
      return { name, document };
    }),
  ]);
}
