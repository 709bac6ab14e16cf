import { constants } from "node:fs";
import { cp, mkdir, readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/** What is not ours, is made again, or would be a copy of the copy. */
const LEFT_OUT = new Set([".git", ".calloff", ".turbo", "coverage", "node_modules"]);

/** Copies the repository at `root`, with what is built and without what is installed, to a new folder. */
export async function copyWorkspace(root: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(root)) {
    if (LEFT_OUT.has(name)) continue;
    await cp(join(root, name), join(to, name), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !LEFT_OUT.has(basename(path)),
    });
  }
}
