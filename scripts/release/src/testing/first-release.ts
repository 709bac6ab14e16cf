import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applyThroughGate, RELEASE_GATE } from "@calloff/dev/internal";
import { PACKED, type PackedPackage } from "../pack.ts";
import { type NextStep, PATCH, prepareRelease } from "../prepare-release.ts";
import { runProgram } from "../run-program.ts";
import { publishedPackages } from "../workspace.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { commitAll, copyWorkspace } from "./workspace-copy.ts";

/** The workspace as it is right after a release of everything, and what was packed of it. */
export interface Released {
  readonly workspace: string;
  readonly packed: readonly PackedPackage[];
  /** The folder that the tarballs are in. */
  readonly tarballs: string;
}

let released: Promise<Released> | undefined;

/** Made once for the test files of one process: each looks at the same tarballs. */
export function firstRelease(): Promise<Released> {
  released ??= releaseEverything();
  return released;
}

async function releaseEverything(): Promise<Released> {
  const workspace = await copyWorkspace();
  const releases = publishedPackages(workspace).map(({ name }) => `${JSON.stringify(name)}: patch\n`);
  // The repository's own changesets, and one for the case that it has none just now.
  await writeFile(
    join(workspace, ".changeset/everything.md"),
    `---\n${releases.join("")}---\n\nMade ready.\n`,
  );
  await commitAll(workspace, "Something to release");
  return { workspace, ...(await releaseChangesets(workspace)) };
}

/** Releases what changesets there are, in the two steps that the workflow takes: one merges, the next one packs. */
export async function releaseChangesets(workspace: string): Promise<Pick<Released, "packed" | "tarballs">> {
  const prepared = await expectNext(workspace, "pull-request");
  // Another job makes the pull request, in a checkout of its own, and lets nothing else through.
  await runProgram("git", ["reset", "--quiet", "--hard"], { cwd: workspace });
  const place = { cwd: workspace, env: process.env };
  const { id } = applyThroughGate(place, "HEAD", join(prepared, PATCH), RELEASE_GATE);
  await runProgram("git", ["read-tree", "--reset", "-u", id], { cwd: workspace });
  await commitAll(workspace, "Released");
  const tarballs = await expectNext(workspace, "publish");
  const packed = JSON.parse(await readFile(join(tarballs, PACKED), "utf8")) as PackedPackage[];
  return { packed, tarballs };
}

async function expectNext(workspace: string, expected: NextStep): Promise<string> {
  const folder = temporaryFolder(expected);
  const next = await prepareRelease(workspace, folder);
  if (next !== expected) throw new Error(`The next step is ${next}, not ${expected}.`);
  return folder;
}
