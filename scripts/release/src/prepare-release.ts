import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packAll } from "./pack.ts";
import { runProgram } from "./run-program.ts";

/** What a release needs next: somebody to merge its versions and changelogs, or to be published. */
export type NextStep = "pull-request" | "publish";

/** For the pull request: versions and changelogs, as `git apply` takes it. */
export const PATCH = "changes.patch";

/**
 * Does all of a release that needs no rights: with changesets, it makes versions and changelogs of them and writes the
 * difference into `folder`; without, it packs what can be published into it.
 */
export async function prepareRelease(root: string, folder: string): Promise<NextStep> {
  if (!(await hasChangesets(root))) {
    await packAll(root, folder);
    return "publish";
  }
  await runProgram(join(root, "node_modules/.bin/changeset"), ["version"], { cwd: root });
  await runProgram("git", ["add", "--all"], { cwd: root });
  await writeFile(
    join(folder, PATCH),
    await runProgram("git", ["diff", "--cached", "--binary"], { cwd: root }),
  );
  return "pull-request";
}

async function hasChangesets(root: string): Promise<boolean> {
  const files = await readdir(join(root, ".changeset"));
  return files.some((file) => file.endsWith(".md") && file !== "README.md");
}
