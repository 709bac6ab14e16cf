import { spawnSync } from "node:child_process";
import { closeSync, copyFileSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Place, runGit } from "../git.ts";
import { ProgramError } from "../program.ts";
import type { ChangedDocument, StoredDocument } from "./documents.ts";

/** How providers are looked at, and where what is found goes. */
export interface Look {
  /** What is run, such as `npx --no calloff-dev`; the arguments follow. */
  readonly command: string;
  /** Gets a folder for each provider, as `readResult` finds it. */
  readonly folder: string;
  print(text: string): void;
}

/** Nothing that a vendor's text could reach may hold one. */
const TOKENS = /^(?:GITHUB_TOKEN|GH_TOKEN|DRIFT_TOKEN|ACTIONS_(?:RUNTIME|ID_TOKEN_REQUEST)_\w+)$/;

/**
 * Refuses to look where a token lies about: `actions/checkout` leaves one in git's settings, if it is not told not to.
 *
 * @throws ProgramError
 */
export function refuseStoredToken(place: Place): void {
  const settings = spawnSync("git", ["config", "--includes", "--name-only", "--list"], {
    ...place,
    encoding: "utf8",
  });
  if (!/^http\..*\.extraheader$/m.test(settings.stdout)) return;
  throw new ProgramError(
    "actions/checkout has left its token here, where texts of vendors are worked on: give it `persist-credentials: false`.",
  );
}

/**
 * Takes over what a vendor has changed, keeps that as a patch, and restores the tree: changes that were there before
 * stay, and are not in the patch.
 */
export function lookAtProvider(place: Place, provider: string, look: Look): void {
  const folder = emptyFolder(look, provider);
  const index = { ...place, env: { ...place.env, GIT_INDEX_FILE: join(folder, "index") } };
  const tree = (): string => {
    runGit(index, ["add", "--all"]);
    return runGit(index, ["write-tree"]).trim();
  };
  // With what git knows of each file: it would read all of them again.
  copyFileSync(
    join(place.cwd, runGit(place, ["rev-parse", "--git-path", "index"]).trim()),
    join(folder, "index"),
  );
  const before = tree();
  const report = join(folder, "report.md");
  const args = ["drift", provider, "--write", "--format", "markdown", "--output", report];
  const status = run(place, args, { ...look, folder });
  const after = tree();
  const flags = "--binary --full-index --no-renames --no-ext-diff --no-textconv --no-color";
  const patch = ["diff-tree", "-p", ...flags.split(" "), "--src-prefix=a/", "--dst-prefix=b/", before, after];
  writeFileSync(join(folder, "changes.patch"), runGit(place, patch));
  runGit(index, ["read-tree", "--reset", "-u", before]);
  rmSync(join(folder, "index"));
  // Last: without it there is no result.
  writeFileSync(join(folder, "status"), `${status}\n`);
}

/** Compares the two documents of a provider that a pull request changes; what is new or gone has nothing to compare. */
export function compareDocuments(
  place: Place,
  { provider, before, after }: ChangedDocument,
  look: Look,
): void {
  const folder = emptyFolder(look, provider);
  if (before === undefined || after === undefined) return;
  const write = (name: string, { path, id }: StoredDocument): string => {
    const file = join(folder, name + path.slice(path.lastIndexOf(".")));
    writeFileSync(file, runGit(place, ["cat-file", "blob", id]));
    return relative(place.cwd, file);
  };
  const files = [write("before", before), write("after", after)];
  const report = join(folder, "report.md");
  const args = ["drift", "--compare", ...files, "--format", "markdown", "--output", report];
  const status = run(place, args, { ...look, folder });
  writeFileSync(join(folder, "status"), `${status}\n`);
}

function emptyFolder({ folder }: Look, provider: string): string {
  const own = join(folder, provider);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  return own;
}

/** @returns the exit code of the command, after what it printed was kept and shown */
function run({ cwd, env }: Place, args: readonly string[], { command, folder, print }: Look): number {
  const log = join(folder, "log.txt");
  const output = openSync(log, "w");
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !TOKENS.test(name)));
  // By a shell, since the command is written like one for it; what follows it is not read by the shell.
  const { status } = spawnSync("bash", ["-c", `${command} "$@"`, "calloff-dev", ...args], {
    cwd,
    env: clean,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  print(readFileSync(log, "utf8"));
  return status ?? 2;
}
