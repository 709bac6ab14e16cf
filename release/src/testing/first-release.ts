import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packAll } from "../pack.ts";
import { runProgram } from "../run-program.ts";
import { publishedPackages } from "../workspace.ts";
import { commitAll, copyWorkspace } from "./workspace-copy.ts";

/** The workspace as it is right after a release of everything, and what was packed of it. */
export interface Released {
  readonly folder: string;
  readonly tarballs: readonly string[];
}

let released: Promise<Released> | undefined;

/** Made once for all tests: each looks at the same tarballs. */
export function firstRelease(): Promise<Released> {
  released ??= releaseEverything();
  return released;
}

async function releaseEverything(): Promise<Released> {
  const folder = await copyWorkspace();
  const releases = publishedPackages(folder).map(({ name }) => `${JSON.stringify(name)}: patch\n`);
  // The repository's own changesets, and one for the case that it has none just now.
  await writeFile(join(folder, ".changeset/everything.md"), `---\n${releases.join("")}---\n\nMade ready.\n`);
  await commitAll(folder, "Something to release");
  await versionPackages(folder);
  const destination = join(folder, "tarballs");
  await mkdir(destination);
  const tarballs = await packAll(folder, destination);
  await commitAll(folder, "Released");
  return { folder, tarballs };
}

/** What the release workflow does to make versions and changelogs of changesets. */
export async function versionPackages(folder: string): Promise<void> {
  await runProgram(join(folder, "node_modules/.bin/changeset"), ["version"], { cwd: folder });
}
