import { existsSync, statSync } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TreeChange } from "./tree-change.ts";

/** What has to be done so that everything is as it was. */
interface Undo {
  readonly path: string;
  /** Where it is kept; undefined where there was nothing. */
  readonly kept: string | undefined;
}

const JOURNAL = "undo.json";

/**
 * Makes all changes or none. What has to be undone is on disk before the first is made: should the process be killed
 * between two of them, whoever comes next undoes them with `undoChanges`.
 *
 * @param bench a folder on the same disk as `root`
 */
export async function commitChanges(
  root: string,
  bench: string,
  changes: readonly TreeChange[],
): Promise<void> {
  const old = join(bench, "old");
  await mkdir(old);
  const undo = changes.map(({ path }, i): Undo => {
    return { path, kept: existsSync(join(root, path)) ? join(old, String(i)) : undefined };
  });
  for (const { path, kept } of undo) {
    // A folder is kept by moving it away, which takes no room; a file is replaced in one step, and so is copied.
    if (kept !== undefined && statSync(join(root, path)).isFile()) await copyFile(join(root, path), kept);
  }
  await writeDurably(join(bench, JOURNAL), JSON.stringify(undo));
  try {
    for (const [i, { path, from }] of changes.entries()) {
      const target = join(root, path);
      const kept = undo[i]?.kept;
      if (kept !== undefined && statSync(target).isDirectory()) await rename(target, kept);
      else if (from === undefined) await rm(target, { force: true });
      if (from === undefined) continue;
      await mkdir(dirname(target), { recursive: true });
      await rename(from, target);
    }
  } catch (error) {
    await undoChanges(root, bench);
    throw error;
  }
  await rm(join(bench, JOURNAL));
}

/** Undoes what `commitChanges` began there and could not end, if it did. @returns whether there was anything */
export async function undoChanges(root: string, bench: string): Promise<boolean> {
  const journal = join(bench, JOURNAL);
  if (!existsSync(journal)) return false;
  for (const { path, kept } of (JSON.parse(await readFile(journal, "utf8")) as Undo[]).reverse()) {
    const target = join(root, path);
    // What is kept of a folder is there only once it was moved away.
    if (kept !== undefined && !existsSync(kept)) continue;
    await rm(target, { recursive: true, force: true });
    if (kept !== undefined) await rename(kept, target);
  }
  await rm(journal);
  return true;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
