import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentResult } from "./document-result.ts";
import type { LibraryDocument } from "./library.ts";
import { providerName } from "./provider-name.ts";

export function resultFile(cache: string, name: string): string {
  return join(cache, "results", `${providerName(name)}.json`);
}

/** What an earlier run found, for as many of the documents as it came to. */
export async function keptResults(
  cache: string,
  documents: readonly LibraryDocument[],
): Promise<DocumentResult[]> {
  const files = documents.map(({ name }) => resultFile(cache, name)).filter((file) => existsSync(file));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8")) as DocumentResult));
}
