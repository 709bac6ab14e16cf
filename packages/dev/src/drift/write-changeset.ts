import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "@calloff/drift/internal";
import { writeFiles } from "@calloff/openapi/internal";
import { joinChangesets, parseChangeset, printChangeset } from "./changeset.ts";
import { type ChangedDocument, changesetBody } from "./changeset-body.ts";
import { composingPackages } from "./composing-packages.ts";

const FOLDER = ".changeset";

/**
 * Writes the one changeset of a provider's drift, and removes those that it replaces: what has not been released
 * yet is told in it too.
 *
 * @returns its path; undefined when there is nothing to release
 */
export async function writeChangeset(changed: ChangedDocument, bump: Bump): Promise<string | undefined> {
  if (bump === "none") return undefined;
  const { provider, sha256 } = changed;
  const path = join(FOLDER, `drift-${provider}-${sha256.slice(0, 8)}.md`);
  const packages = [`@calloff/${provider}`, ...(await composingPackages(provider))];
  const newer = {
    releases: Object.fromEntries(packages.map((name) => [name, bump])),
    body: changesetBody(changed),
  };
  const replaced = await unreleased(provider);
  const older = await Promise.all(
    replaced.map(async (file) => parseChangeset(await readFile(file, "utf8"), file)),
  );
  await writeFiles(new Map([[path, printChangeset(joinChangesets(newer, older))]]));
  for (const file of replaced) if (file !== path) await rm(file);
  return path;
}

/** Changesets go when they are released. */
async function unreleased(provider: string): Promise<string[]> {
  const own = new RegExp(`^drift-${provider}-[0-9a-f]{8}\\.md$`);
  const names = await readdir(FOLDER);
  return names
    .filter((name) => own.test(name))
    .sort()
    .map((name) => join(FOLDER, name));
}
