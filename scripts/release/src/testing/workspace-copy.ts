import { existsSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { runProgram } from "../run-program.ts";
import { publishedPackages } from "../workspace.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const root: string = resolve(import.meta.dirname, "../../../..");

const FILES = [".changeset", ".pnpmfile.mjs", "package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"];
const TOOLS = ["scripts/package.json", "scripts/release/package.json", "scripts/release/dist"];

/** A copy of what a release is made from, outside the repository and with a history of its own. */
export async function copyWorkspace(): Promise<string> {
  const copy = temporaryFolder("workspace");
  const folders = ["packages/test-support", ...publishedPackages(root).map(({ folder }) => folder)];
  // With all that could be packed by mistake; of what is installed, our own packages are enough.
  const packed = (path: string): boolean => basename(path) !== "node_modules";
  for (const path of [...FILES, ...TOOLS, ...folders]) {
    await cp(join(root, path), join(copy, path), { recursive: true, filter: packed });
  }
  for (const path of folders.map((folder) => `${folder}/node_modules/@calloff`)) {
    if (!existsSync(join(root, path))) continue;
    await cp(join(root, path), join(copy, path), { recursive: true, verbatimSymlinks: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await mkdir(join(copy, ".git/info"), { recursive: true });
  await runProgram("git", ["init", "--quiet", "--initial-branch=main"], { cwd: copy });
  await writeFile(join(copy, ".git/info/exclude"), "node_modules\ndist\n");
  return copy;
}

/** Whose commits they are, as Git finds it in its environment. */
export const AUTHOR = {
  GIT_AUTHOR_NAME: "A person",
  GIT_AUTHOR_EMAIL: "person@calloff.example",
  GIT_COMMITTER_NAME: "A person",
  GIT_COMMITTER_EMAIL: "person@calloff.example",
};

/** Commits all that is there, as a person does before and after a release. */
export async function commitAll(copy: string, message: string): Promise<void> {
  await runProgram("git", ["add", "--all"], { cwd: copy });
  await runProgram("git", ["commit", "--quiet", "--no-verify", "-m", message], { cwd: copy, env: AUTHOR });
}
