import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { sha256 } from "@calloff/openapi/internal";

/** What is made by tools, and not kept in version control. */
const MADE = new Set(["dist", "node_modules", ".turbo", "test-results.json", "coverage"]);

/** sha256 by path from the repository's root. */
export type Digests = Readonly<Record<string, string>>;

/** Of every file in these folders, but for what tools make. */
export async function digestsOf(root: string, folders: readonly string[]): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = posix.join(folder, entry.name);
      if (MADE.has(entry.name)) continue;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) digests[path] = sha256(await readFile(join(root, path)));
    }
  };
  for (const folder of folders) await visit(folder);
  return digests;
}

function recordPath(root: string, provider: string): string {
  return join(root, ".calloff", "added", `${provider}.json`);
}

/** Remembers, on this machine, what `add` wrote: what is still so needs no other copy. */
export async function recordWritten(root: string, provider: string, digests: Digests): Promise<void> {
  const path = recordPath(root, provider);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(digests));
}

export async function readWritten(root: string, provider: string): Promise<Digests> {
  const text = await readFile(recordPath(root, provider), "utf8").catch(() => "{}");
  try {
    return JSON.parse(text) as Digests;
  } catch {
    // Not written to its end: nothing is known.
    return {};
  }
}

export async function forgetWritten(root: string, provider: string): Promise<void> {
  await rm(recordPath(root, provider), { force: true });
}
