import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "@calloff/openapi/internal";

const MAX_SHOWN = 5;

/**
 * Files of these paths that are changed or new, and in no commit, as seen from the repository's top; all of them when no
 * path is given.
 *
 * @returns undefined where there is no git, or no repository
 */
export function uncommitted(root: string, paths: readonly string[] = []): string[] | undefined {
  const args = ["--porcelain", "--no-renames", "--untracked-files=all", "--", ...paths];
  return listBy(root, "status", ...args)?.map((line) => line.slice("XY ".length));
}

/** Files of this name that Git knows, in the root or below it; none where there is no repository. */
export function committed(root: string, name: string): string[] {
  return listBy(root, "ls-files", "--", name, `**/${name}`) ?? [];
}

/** What a command of Git's lists; undefined where it fails. */
function listBy(root: string, command: string, ...args: string[]): string[] | undefined {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 } as const;
  const { status, stdout } = spawnSync("git", [command, "-z", ...args], options);
  return status === 0 ? stdout.split("\0").filter(Boolean) : undefined;
}

/**
 * Refuses to touch what is in no commit: whoever wants it back could not get it. Outside of git nothing is refused.
 *
 * @param advice what to do, in place of committing them
 * @throws UserError that names the paths
 */
export function refuseUncommitted(
  root: string,
  paths: readonly string[],
  advice = "Commit them or undo them, then try again. Nothing was written.",
): void {
  const changed = uncommitted(root, paths) ?? [];
  if (changed.length === 0) return;
  const named = changed.slice(0, MAX_SHOWN).map((path) => `  ${path}\n`);
  const more = changed.length > named.length ? `  and ${changed.length - named.length} more\n` : "";
  throw new UserError(`These files have uncommitted changes:\n${named.join("")}${more}${advice}`);
}

/**
 * Takes back what has happened to files since `before` was read. What they hold now is moved to a folder, so that
 * nothing is lost that somebody wrote meanwhile.
 *
 * @param before what `uncommitted` said
 * @returns the files that were moved
 */
export async function undoSince(root: string, before: readonly string[], keepIn: string): Promise<string[]> {
  const known = new Set(before);
  const changed = (uncommitted(root) ?? []).filter((path) => !known.has(path));
  const git = (...args: string[]): string => spawnSync("git", args, { cwd: root, encoding: "utf8" }).stdout;
  const top = git("rev-parse", "--show-toplevel").trim();
  for (const path of changed) {
    if (existsSync(join(top, path))) {
      await mkdir(dirname(join(keepIn, path)), { recursive: true });
      await rename(join(top, path), join(keepIn, path));
    }
    // Fails for a file that is in no commit, which is as it should be.
    git("checkout", "--quiet", "HEAD", "--", `:(top,literal)${path}`);
  }
  return changed;
}
