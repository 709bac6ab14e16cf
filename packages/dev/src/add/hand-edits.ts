import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { digestsOf, readWritten } from "./workspace/written-files.ts";

/**
 * The files of these folders whose content is nowhere else: neither what version control holds, nor what `add` wrote.
 * What was deleted by hand is no such file.
 */
export async function findHandEdits(
  root: string,
  provider: string,
  folders: readonly string[],
): Promise<string[]> {
  const present = await digestsOf(root, folders);
  const written = await readWritten(root, provider);
  const uncommitted = (await uncommittedIn(root, folders)) ?? Object.keys(present);
  return uncommitted.filter((path) => present[path] !== undefined && present[path] !== written[path]).sort();
}

/** What Git says is changed or new; undefined where there is no Git, or no repository. */
async function uncommittedIn(root: string, folders: readonly string[]): Promise<string[] | undefined> {
  const args = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ...folders];
  try {
    const { stdout } = await promisify(execFile)("git", args, { cwd: root, maxBuffer: 2 ** 26 });
    return stdout
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => line.slice("XY ".length));
  } catch {
    return undefined;
  }
}
