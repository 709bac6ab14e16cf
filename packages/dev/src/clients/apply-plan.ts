import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { posix } from "node:path";
import { writeFiles } from "@calloff/openapi/internal";
import { createTwoFilesPatch } from "diff";

/** What folders should hold, by their paths, as seen from the current folder. */
export type Plan = ReadonlyMap<string, PlannedFolder>;

export interface PlannedFolder {
  /** Content by path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether the folder is to hold these files and no others. */
  readonly whole: boolean;
}

/** A file that is not as generated; `after` is undefined where it should not be there. */
export interface Difference {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** How the disk differs from the plan. In a folder that is generated whole, a file that the plan
 * does not name is a difference too. */
export async function findDifferences(plan: Plan): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [folder, { files, whole }] of plan) {
    const present = await readdir(folder).catch((): string[] => []);
    const leftOver = whole ? present : [];
    for (const name of [...new Set([...leftOver, ...files.keys()])].sort()) {
      const path = posix.join(folder, name);
      const before = existsSync(path) ? await readFile(path, "utf8") : undefined;
      const after = files.get(name);
      if (before !== after) differences.push({ path, before, after });
    }
  }
  return differences;
}

/** Makes the disk as planned: new content in place first, then what is left over removed. */
export async function applyDifferences(differences: readonly Difference[]): Promise<void> {
  const written = differences.flatMap(({ path, after }): [string, string][] =>
    after === undefined ? [] : [[path, after]],
  );
  await writeFiles(new Map(written));
  for (const { path, after } of differences) if (after === undefined) await rm(path);
}

/** A unified diff from what is there to what should be. */
export function printDifference({ path, before = "", after = "" }: Difference): string {
  return createTwoFilesPatch(
    `${path} (committed)`,
    `${path} (generated)`,
    before,
    after,
    undefined,
    undefined,
    { context: 3 },
  );
}
