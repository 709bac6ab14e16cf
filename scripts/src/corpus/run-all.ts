import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentResult } from "./document-result.ts";
import { type LibraryDocument, providerName } from "./library.ts";
import { Worker } from "./worker.ts";

interface Run {
  /** The script of one document's process. */
  readonly script: string;
  readonly cache: string;
  readonly modules: string;
  readonly peers: boolean;
  readonly atOnce: number;
  /** Milliseconds for one document. */
  readonly timeout: number;
}

/** Every document, a few at once. Each one's result is a file in the cache as well. */
export async function runAll(
  documents: readonly LibraryDocument[],
  run: Run,
  tell: (result: DocumentResult) => void,
): Promise<DocumentResult[]> {
  const results = new Map<string, DocumentResult>();
  const waiting = [...documents];
  const work = async (): Promise<void> => {
    const worker = new Worker(run.script, run.timeout);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await runOne(next, run, worker);
      results.set(next.name, result);
      tell(result);
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: run.atOnce }, work));
  return documents.flatMap(({ name }) => results.get(name) ?? []);
}

async function runOne(document: LibraryDocument, run: Run, worker: Worker): Promise<DocumentResult> {
  const { name, from } = document;
  const folder = join(run.cache, "work", providerName(name));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await mkdir(join(run.cache, "results"), { recursive: true });
  const part = await worker.do({ ...document, folder, modules: run.modules, peers: run.peers });
  const result: DocumentResult = { openapi: "", bytes: 0, operations: 0, ...part, name, from };
  await writeFile(resultFile(run.cache, name), `${JSON.stringify(result, undefined, 1)}\n`);
  await rm(folder, { recursive: true, force: true });
  return result;
}

function resultFile(cache: string, name: string): string {
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
