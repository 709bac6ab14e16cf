import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { applyDifferences, findDifferences } from "../codegen/apply-plan.ts";
import { planFiles } from "../codegen/plan.ts";
import { listProviders } from "../codegen/vendors.ts";
import { removeLine } from "../contract/readme-table.ts";
import { allOrNothing } from "../drift/apply/all-or-nothing.ts";
import { composingPackages } from "../drift/apply/composing-packages.ts";
import type { CommandContext } from "./command-context.ts";
import { findHandEdits } from "./hand-edits.ts";
import { INSTALL, mustRun, refreshSurface } from "./prove-package.ts";
import { commitChanges } from "./workspace/commit-changes.ts";
import { copyWorkspace } from "./workspace/copy-workspace.ts";
import { inWordsOfRoot } from "./workspace/in-words-of-root.ts";
import { openStagingArea } from "./workspace/open-staging-area.ts";
import { changedFiles } from "./workspace/shared-files.ts";
import { forgetWritten } from "./workspace/written-files.ts";

export interface RemoveRequest {
  readonly provider: string;
  /** Whether what was edited by hand goes too. */
  readonly force: boolean;
  /** Whether to say what would go, and no more. */
  readonly dryRun: boolean;
}

/**
 * Undoes what `add` did, and what drift did since.
 *
 * @throws UserError when there is no such provider, others need it, or it was edited by hand; nothing is changed then
 */
export async function removeProvider(request: RemoveRequest, context: CommandContext): Promise<void> {
  const { provider, force, dryRun } = request;
  const { root, print } = context;
  const folders = [posix.join("specs", provider), posix.join("packages", provider)];
  const present = folders.filter((path) => existsSync(join(root, path)));
  if (present.length === 0) {
    const names = await listProviders(join(root, "specs"));
    throw new UserError(`there is no provider ${provider}. There are: ${names.join(", ")}.`);
  }
  await checkUnneeded(root, provider);
  const edits = await findHandEdits(root, provider, folders);
  if (edits.length > 0 && !force) throw editedByHand(provider, edits, dryRun);
  const going = [...present, ...(await changesetsOf(root, provider))];
  if (!dryRun) await remove(provider, going, context);
  const words = dryRun ? "Would delete" : "Deleted";
  print(`${words} ${going.join(", ")}; and ${provider} from calloff, pnpm-lock.yaml and README.md.\n`);
  if (edits.length > 0)
    print(`${dryRun ? "Among them" : "With them"} what was edited by hand: ${edits.join(", ")}.\n`);
}

/** What composes all providers does without one; whatever else names it in its manifest does not. */
async function checkUnneeded(root: string, provider: string): Promise<void> {
  const manifests = [
    "scripts",
    ...(await composingPackages(provider, root)).map((name) => `packages/${name}`),
  ];
  for (const folder of manifests) {
    if (folder === "packages/calloff") continue;
    const path = posix.join(folder.replace("@calloff/", ""), "package.json");
    if (!(await readFile(join(root, path), "utf8")).includes(`"@calloff/${provider}"`)) continue;
    throw new UserError(`needs @calloff/${provider}; take it out there first.`, { file: path });
  }
}

function editedByHand(provider: string, edits: readonly string[], dryRun: boolean): UserError {
  const lines = edits.map((path) => `  ${path}\n`).join("");
  const would = dryRun ? "would not be deleted" : "was not deleted";
  return new UserError(
    `${provider} ${would}: these files were edited by hand, and are in no commit:\n${lines}Commit them, or give --force, which deletes them too.`,
  );
}

async function changesetsOf(root: string, provider: string): Promise<string[]> {
  const own = new RegExp(`^(?:add-${provider}|drift-${provider}-[0-9a-f]{8})\\.md$`);
  const names = await readdir(join(root, ".changeset"));
  return names
    .filter((name) => own.test(name))
    .sort()
    .map((name) => posix.join(".changeset", name));
}

async function remove(provider: string, going: readonly string[], context: CommandContext): Promise<void> {
  const { root, note, settle = settleWithout } = context;
  await allOrNothing([], async (signal) => {
    await using bench = await openStagingArea(root);
    const stage = join(bench.dir, "stage");
    try {
      note(`taking ${provider} out of a copy of the workspace`);
      await copyWorkspace(root, stage);
      const shared = changedFiles(root, stage);
      for (const path of going) await rm(join(stage, path), { recursive: true });
      await applyDifferences(await findDifferences(await planFiles(["calloff"], undefined, stage)));
      const readme = join(stage, "README.md");
      await writeFile(readme, removeLine(await readFile(readme, "utf8"), provider));
      await settle(stage, signal);
      const changed = (await shared.find()).map((path) => ({ path, from: join(stage, path) }));
      signal.throwIfAborted();
      await commitChanges(root, bench.dir, [...changed, ...going.map((path) => ({ path, from: undefined }))]);
      await forgetWritten(root, provider);
    } catch (error) {
      throw inWordsOfRoot(error, stage);
    }
  });
}

/** Writes the lock file and calloff's surface anew. */
export async function settleWithout(stage: string, signal: AbortSignal): Promise<void> {
  const must = mustRun("calloff", signal);
  await must("what is left cannot be installed", "pnpm", INSTALL, stage);
  await refreshSurface(stage, [], must);
}
