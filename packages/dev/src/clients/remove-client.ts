import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { changesetFolder, changesetsNamed } from "../changesets/changeset.ts";
import { usageError } from "../command.ts";
import { changeWorkspace } from "../workspace/change-workspace.ts";
import { committed, refuseUncommitted } from "../workspace/git.ts";
import { clientsOf, importOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { stageComposition } from "./composition.ts";
import { checkProviderName, known, listProviders } from "./vendors.ts";

const FORCE = "Commit them or undo them, or give --force, which deletes them too. Nothing was deleted.";

/** What `remove` was told. */
export interface RemoveOptions {
  /** Whether files that are in no commit go too. */
  readonly force?: boolean;
  /** Whether to say what would go, and no more. */
  readonly dryRun?: boolean;
}

/**
 * Undoes what `add` did, and what drift did since.
 *
 * @returns what was deleted, for the person who asked
 * @throws UserError when there is no such vendor, others need it, or files would be lost; nothing is deleted then
 */
export async function removeClient(
  provider: string,
  workspace: Workspace,
  { force = false, dryRun = false }: RemoveOptions,
): Promise<string> {
  // It becomes a path to be deleted: "..", for one, is no vendor.
  checkProviderName(provider, usageError("remove"));
  const folders = [specsOf(workspace, provider), clientsOf(workspace, provider)];
  const present = folders.filter((path) => existsSync(path));
  if (present.length === 0) {
    const names = await listProviders(specsOf(workspace)).catch(() => []);
    throw new UserError(`Unknown vendor ${provider}. ${known(names)}`);
  }
  if (workspace.layout === "packages") await refuseNeeded(workspace, provider);
  const going = [...present, ...(await changesetsOf(workspace, provider))];
  const { root, specs, clients, composition } = workspace;
  if (!force) refuseUncommitted(root, [`${specs}/${provider}`, `${clients}/${provider}`], FORCE);
  const also = composition === undefined ? "" : `, and taken out of ${composition}`;
  if (dryRun) return `Would delete ${going.join(", ")}${also}.\n`;
  await changeWorkspace(workspace, provider, async (staging) => [
    ...going.map((to) => ({ from: undefined, to })),
    ...(await stageComposition(workspace, staging, { provider, specs: undefined })),
  ]);
  return `Deleted ${going.join(", ")}${also}.\n`;
}

/** The composition does without one; whatever else names it in its manifest does not. */
async function refuseNeeded(workspace: Workspace, provider: string): Promise<void> {
  const { root, clients, composition } = workspace;
  const own = [`${clients}/${provider}/package.json`, `${composition}/package.json`];
  for (const file of committed(root, "package.json")) {
    if (own.includes(file)) continue;
    const text = await readFile(posix.join(root, file), "utf8").catch(() => "");
    if (!text.includes(`"${importOf(workspace, provider)}"`)) continue;
    throw new UserError(`uses ${importOf(workspace, provider)}; remove it there first.`, { file });
  }
}

async function changesetsOf(workspace: Workspace, provider: string): Promise<string[]> {
  const folder = changesetFolder(workspace);
  if (workspace.layout !== "packages" || !existsSync(folder)) return [];
  return changesetsNamed(folder, `add-${provider}|drift-${provider}-[0-9a-f]{8}`);
}
