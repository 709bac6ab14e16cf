// For tests: a client of an invented vendor, generated from the document and the overlay in a folder beside this file.
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { generateClient } from "@calloff/codegen";
import { readEffectiveDocument } from "@calloff/openapi";
import { loadGenerated } from "../load-subject.ts";
import type { Subject } from "../subject.ts";

const PACKAGE = resolve(import.meta.dirname, "../..");

export interface InventedVendor extends AsyncDisposable {
  readonly subject: Subject;
  /** The effective document. */
  readonly documentFile: string;
  /** What its package exports. */
  readonly exports: object;
}

export async function openVendor(provider: "foundry" | "anneal"): Promise<InventedVendor> {
  const { document } = await readEffectiveDocument(join(import.meta.dirname, provider));
  const files = await generateClient(provider, document);
  const folder = await mkdtemp(join(tmpdir(), `${provider}-`));
  // @calloff/runtime is found there as it is here.
  await symlink(join(PACKAGE, "node_modules"), join(folder, "node_modules"), "junction");
  const built = join(folder, "built");
  const subject = await loadGenerated({ provider, document, files }, built);
  const documentFile = join(folder, "openapi.json");
  await writeFile(documentFile, JSON.stringify(document));
  return {
    subject,
    documentFile,
    exports: (await import(pathToFileURL(join(built, "index.js")).href)) as object,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
