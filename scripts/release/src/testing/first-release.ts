import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PackedPackage, packAll } from "../pack.ts";
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

/** Made once for all tests: each looks at the same tarballs. */
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

/** Makes versions and changelogs of the changesets that there are, and packs the result, as the workflow does. */
export async function releaseChangesets(workspace: string): Promise<Pick<Released, "packed" | "tarballs">> {
  await runProgram(join(workspace, "node_modules/.bin/changeset"), ["version"], { cwd: workspace });
  await commitAll(workspace, "Released");
  const tarballs = temporaryFolder("tarballs");
  return { packed: await packAll(workspace, tarballs), tarballs };
}
