import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "@calloff/openapi/internal";

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

/** Where a vendor is made before it is put into its place. */
export interface Stage {
  /** For the document and what belongs to it. */
  readonly specs: string;
  readonly client: string;
  /** For what is of no use afterwards. */
  readonly scratch: string;
}

export function stageIn({ folder }: Staging): Stage {
  return { specs: join(folder, "specs"), client: join(folder, "client"), scratch: join(folder, "scratch") };
}

/**
 * Puts everything into its place, or nothing: what is there is moved into the staging folder first, and moved back when
 * a step fails.
 */
export async function placeAll({ folder }: Staging, placements: readonly Placement[]): Promise<void> {
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
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

/**
 * Refuses to touch what is in no commit: whoever wants it back could not get it. Outside of git nothing is refused.
 *
 * @throws UserError that names the paths
 */
export function refuseUncommitted(root: string, paths: readonly string[]): void {
  const { status, stdout } = spawnSync("git", ["status", "--porcelain", "--", ...paths], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0 || stdout === "") return;
  const changed = stdout.trimEnd().split("\n");
  const named = changed.slice(0, 5).map((line) => `  ${line.slice(3)}\n`);
  const more = changed.length > named.length ? `  and ${changed.length - named.length} more\n` : "";
  throw new UserError(
    `These files have changes that are in no commit:\n${named.join("")}${more}Commit them or undo them, then try again. Nothing was written.`,
  );
}
