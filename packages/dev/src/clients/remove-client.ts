import { existsSync } from "node:fs";
import { UserError } from "@calloff/openapi/internal";
import { listProviders } from "../codegen/vendors.ts";
import { openStaging, placeAll, refuseUncommitted } from "../workspace/staging.ts";
import { clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";

/** What `remove` was told. */
export interface RemoveOptions {
  /** Whether files that are in no commit go too. */
  readonly force: boolean;
  /** Whether to say what would go, and no more. */
  readonly dryRun: boolean;
}

/**
 * Takes a vendor's document and client out of an app.
 *
 * @returns what was deleted, for the person who asked
 * @throws UserError when there is no such vendor, or files would be lost; nothing is deleted then
 */
export async function removeClient(
  provider: string,
  workspace: Workspace,
  { force, dryRun }: RemoveOptions,
): Promise<string> {
  const paths = [specsOf(workspace, provider), clientsOf(workspace, provider)].filter((path) =>
    existsSync(path),
  );
  if (paths.length === 0) {
    const names = await listProviders(specsOf(workspace)).catch(() => []);
    const known = names.length === 0 ? "There are none." : `There are: ${names.join(", ")}.`;
    throw new UserError(`There is no vendor ${provider}. ${known}`);
  }
  if (dryRun) return `Would delete ${paths.join(" and ")}.\n`;
  if (!force)
    refuseUncommitted(workspace.root, [`${workspace.specs}/${provider}`, `${workspace.clients}/${provider}`]);
  await using staging = await openStaging(workspace.root);
  await placeAll(
    staging,
    paths.map((to) => ({ from: undefined, to })),
  );
  return `Deleted ${paths.join(" and ")}.\n`;
}
