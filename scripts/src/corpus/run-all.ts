import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DocumentResult } from "./document-result.ts";
import type { LibraryDocument } from "./library.ts";
import { providerName } from "./provider-name.ts";
import type { Assignment } from "./try-document.ts";

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

/** Megabytes for each process. */
const MEMORY = 6144;

/** Every document in a process of its own, a few at once. Each one's result is a file in the cache as well. */
export async function runAll(
  documents: readonly LibraryDocument[],
  run: Run,
  tell: (result: DocumentResult) => void,
): Promise<DocumentResult[]> {
  const results = new Map<string, DocumentResult>();
  const waiting = [...documents];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await runOne(next, run);
      results.set(next.name, result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: run.atOnce }, work));
  return documents.flatMap(({ name }) => results.get(name) ?? []);
}

async function runOne(document: LibraryDocument, run: Run): Promise<DocumentResult> {
  const folder = join(run.cache, "work", providerName(document.name));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const assignment: Assignment = { ...document, folder, modules: run.modules, peers: run.peers };
  const { name, from } = document;
  const result = await inProcess(assignment, run);
  const whole: DocumentResult = { openapi: "", bytes: 0, operations: 0, ...result, name, from };
  await mkdir(join(run.cache, "results"), { recursive: true });
  await writeFile(
    join(run.cache, "results", `${providerName(name)}.json`),
    `${JSON.stringify(whole, undefined, 1)}\n`,
  );
  await rm(folder, { recursive: true, force: true });
  return whole;
}

/** What the process told until it ended, and why it ended where it should not have. */
async function inProcess(
  assignment: Assignment,
  { script, timeout }: Run,
): Promise<Partial<DocumentResult>> {
  const child = fork(script, [JSON.stringify(assignment)], {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let told: Partial<DocumentResult> = {};
  let said = "";
  child.on("message", (part) => {
    told = { ...told, ...(part as Partial<DocumentResult>) };
  });
  child.stderr?.on("data", (chunk) => {
    said = (said + String(chunk)).slice(-500);
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), timeout);
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  return code === 0 ? told : withEnd(told, `its process ended with ${signal ?? code}: ${said.trim()}`);
}

/** The step that had begun is the one that ended the process. */
function withEnd(told: Partial<DocumentResult>, why: string): Partial<DocumentResult> {
  const failed = { ok: false, why, seconds: 0 };
  const { vendored, generated, compiled, contract, openapiTypescript } = told;
  if (vendored === undefined) return { ...told, vendored: failed };
  if (vendored.ok && generated === undefined) return { ...told, generated: failed };
  if (generated?.ok && compiled === undefined) return { ...told, compiled: failed };
  if (compiled && contract === undefined) return { ...told, contract: { ...failed, operations: [] } };
  if (openapiTypescript === undefined)
    return { ...told, openapiTypescript: { ...failed, okUnderOurs: false } };
  return { ...told, heyApi: { ...failed, okUnderOurs: false } };
}
