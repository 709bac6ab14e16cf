import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import { readSourceRecord, TAKEN_NAMES, UserError } from "@calloff/openapi/internal";

/** The names of all vendored providers, sorted. */
export async function listProviders(specsDir = "specs"): Promise<string[]> {
  const entries = await readdir(specsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const odd = names.find((name) => !/^[a-z][a-z0-9-]*$/.test(name));
  if (odd !== undefined) {
    throw new UserError(
      `specs/${odd}: a provider's name is lower-case letters, digits and hyphens; rename the folder.`,
    );
  }
  const taken = names.find((name) => TAKEN_NAMES.includes(name));
  if (taken !== undefined)
    throw new UserError(`specs/${taken}: a provider cannot be called ${taken}; rename the folder.`);
  return names.sort();
}

/** What the URLs in a document are relative to: its own address, where it has one. */
export async function readDocumentUrl(specs: string): Promise<string | undefined> {
  const { source } = await readSourceRecord(posix.join(specs, "source.yaml"));
  return source.kind === "document" ? source.url : source.upstream;
}
