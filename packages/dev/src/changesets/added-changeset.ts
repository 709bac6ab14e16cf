import { existsSync } from "node:fs";
import { posix } from "node:path";
import type { SourceRecord } from "@calloff/openapi/internal";
import { importOf, type Workspace } from "../workspace/workspace.ts";
import { printChangeset } from "./changeset.ts";
import { changesetFolder, composingPackages } from "./composing-packages.ts";

/**
 * The changeset that announces a new provider's package, and the packages that compose it.
 *
 * @returns its path and text; nothing where there are no packages, or no changesets
 */
export async function addedChangeset(
  workspace: Workspace,
  provider: string,
  { retrieved, document }: SourceRecord,
): Promise<[path: string, text: string][]> {
  const folder = changesetFolder(workspace);
  if (workspace.layout !== "packages" || !existsSync(folder)) return [];
  const name = importOf(workspace, provider);
  const packages = [name, ...(await composingPackages(workspace, provider))];
  const body = `\`${name}\` is new: a typed client, generated from the vendor's document of ${retrieved} (sha256 \`${document.sha256.slice(0, 12)}\`).`;
  const releases = Object.fromEntries(packages.map((each) => [each, "minor" as const]));
  return [[posix.join(folder, `add-${provider}.md`), printChangeset({ releases, body })]];
}
