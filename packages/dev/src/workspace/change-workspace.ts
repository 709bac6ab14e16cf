import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { runProgram } from "../run-program.ts";
import { uncommitted, undoSince } from "./git.ts";
import { interruptible } from "./interruptible.ts";
import { openStaging, type Placement, placeAll, type Staging } from "./staging.ts";
import type { Workspace } from "./workspace.ts";

/** Makes ready, in the staging folder, what a change puts into place. */
type Prepare = (staging: Staging, signal: AbortSignal) => Promise<readonly Placement[]>;

/**
 * Changes a workspace: all that was made ready, and what the workspace's own command does after it, or nothing.
 *
 * @param provider whose client is added, changed or removed
 * @throws UserError when the command fails, and Interrupted; everything is then as it was
 */
export async function changeWorkspace(
  workspace: Workspace,
  provider: string,
  prepare: Prepare,
): Promise<void> {
  await interruptible(async (signal) => {
    await using staging = await openStaging(workspace.root);
    const placements = await prepare(staging, signal).catch((error: unknown) => {
      throw inWordsOfRoot(error, staging.folder);
    });
    signal.throwIfAborted();
    const before = uncommitted(workspace.root);
    let began = false;
    try {
      await placeAll(staging, placements, async () => {
        began = true;
        await runAfter(workspace, provider, signal);
      });
    } catch (error) {
      throw began && before !== undefined ? await undoAfter(error, workspace, before) : error;
    }
  });
}

async function runAfter({ root, after }: Workspace, provider: string, signal: AbortSignal): Promise<void> {
  if (after === undefined) return;
  const { status, output } = await runProgram(`${after} ${provider}`, [], { cwd: root, signal, shell: true });
  if (status !== 0) throw new UserError(`${after} ${provider} failed:\n${output.trim()}`);
}

/** Takes back what the command changed. @returns the error, with where that can be looked at */
async function undoAfter(error: unknown, { root }: Workspace, before: readonly string[]): Promise<unknown> {
  const kept = await mkdtemp(join(root, "node_modules/.cache/calloff/undone-"));
  const undone = await undoSince(root, before, kept);
  if (undone.length === 0 || !(error instanceof UserError)) return error;
  const told = `${error.message}\nWhat it had changed was taken back, and is kept in ${kept}.`;
  return new UserError(told, undefined, error.status);
}

const NO_ROOM = ["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS"];

/** What went wrong in the staging folder, told without it: it is gone when somebody reads of it. */
function inWordsOfRoot(error: unknown, folder: string): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.replaceAll(`${folder}/`, "");
  const { code } = error as NodeJS.ErrnoException;
  if (NO_ROOM.includes(code ?? "")) {
    return new UserError(`cannot be written: ${message}. Nothing was changed.`);
  }
  if (!(error instanceof UserError) || error.message === message) return error;
  return new UserError(message, undefined, error.status);
}
