import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A folder beside the final one, in which new files are made and checked. */
export interface Staging extends AsyncDisposable {
  readonly folder: string;
}

/** A staged folder or file, and the path that it takes. */
export interface Placement {
  /** Undefined for what is to be removed. */
  readonly from: string | undefined;
  readonly to: string;
}

/** Makes a staging folder below the root, where the packages of the app are found. It is removed at the end. */
export async function openStaging(root: string): Promise<Staging> {
  const parent = join(root, "node_modules/.cache/calloff");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "staging-"));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Writes files to the staging folder. @returns where each of them is to go */
export async function stageFiles(
  { folder }: Staging,
  files: Iterable<readonly [path: string, content: string]>,
): Promise<Placement[]> {
  const own = await mkdtemp(join(folder, "files-"));
  const placements: Placement[] = [];
  for (const [to, content] of files) {
    const from = join(own, String(placements.length));
    await writeFile(from, content);
    placements.push({ from, to });
  }
  return placements;
}

/**
 * Puts everything into its place, or nothing: what is there is moved into the staging folder first, and moved back when
 * a step fails.
 *
 * @param then the last step
 */
export async function placeAll(
  { folder }: Staging,
  placements: readonly Placement[],
  then: () => Promise<void> = async () => {},
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [index, { from, to }] of placements.entries()) {
      const old = join(folder, `old-${index}`);
      if (existsSync(to)) {
        await rename(to, old);
        undo.push(() => rename(old, to));
      }
      if (from === undefined) continue;
      const made = await mkdir(dirname(to), { recursive: true });
      if (made !== undefined) undo.push(() => rm(made, { recursive: true }));
      await rename(from, to);
      undo.push(() => rm(to, { recursive: true }));
    }
    await then();
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}
