import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { Bump } from "@calloff/drift/internal";
import { importOf, type Workspace } from "../workspace/workspace.ts";
import { joinChangesets, parseChangeset, printChangeset } from "./changeset.ts";
import { type ChangedDocument, changesetBody } from "./changeset-body.ts";
import { changesetFolder, composingPackages } from "./composing-packages.ts";

/** A changeset to be written, and those whose place it takes. */
export interface DriftChangeset {
  readonly path: string;
  readonly text: string;
  readonly replaced: readonly string[];
}

/**
 * The one changeset of a provider's drift. What has not been released yet is told in it too.
 *
 * @returns undefined when there is nothing to release, or there are no packages or no changesets
 * @throws UserError when an older one cannot be read
 */
export async function driftChangeset(
  workspace: Workspace,
  changed: Omit<ChangedDocument, "name">,
  bump: Bump,
): Promise<DriftChangeset | undefined> {
  const folder = changesetFolder(workspace);
  if (bump === "none" || workspace.layout !== "packages" || !existsSync(folder)) return undefined;
  const { provider, sha256 } = changed;
  const path = posix.join(folder, `drift-${provider}-${sha256.slice(0, 8)}.md`);
  const name = importOf(workspace, provider);
  const packages = [name, ...(await composingPackages(workspace, provider))];
  const newer = {
    releases: Object.fromEntries(packages.map((each) => [each, bump])),
    body: changesetBody({ ...changed, name }),
  };
  const replaced = await unreleased(folder, provider);
  const older = await Promise.all(
    replaced.map(async (file) => parseChangeset(await readFile(file, "utf8"), file)),
  );
  return {
    path,
    text: printChangeset(joinChangesets(newer, older)),
    replaced: replaced.filter((file) => file !== path),
  };
}

/** Changesets go when they are released. */
async function unreleased(folder: string, provider: string): Promise<string[]> {
  const own = new RegExp(`^drift-${provider}-[0-9a-f]{8}\\.md$`);
  return (await readdir(folder))
    .filter((name) => own.test(name))
    .sort()
    .map((name) => posix.join(folder, name));
}
