import { runLive } from "@calloff/contract/internal";
import { UserError } from "@calloff/openapi/internal";
import { withClient } from "../clients/subjects.ts";
import { contractCommand } from "../contract/contract-command.ts";
import { mutantsCommand } from "../contract/mutants/mutants-command.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";
import type { ContractFlags, LiveFlags } from "./program.ts";

/** @returns the exit status: 1 when a client, or an answer, does not keep to its document */
export async function runContract(
  names: readonly string[],
  { mutants = false, ...files }: ContractFlags,
  workspace: Workspace,
  { stdout }: Io,
): Promise<number> {
  if (!mutants) return contractCommand(workspace, names, files, (text) => void stdout.write(text));
  if (workspace.layout === "files") throw new UserError("--mutants needs the layout packages.");
  await mutantsCommand(workspace);
  return 0;
}

/** @returns the exit status: 1 when the vendor's answer departs from its document, 2 when it could not be told */
export function runLiveCheck(
  provider: string,
  flags: LiveFlags,
  workspace: Workspace,
  io: Io,
): Promise<number> {
  return withClient(workspace, provider, (subject) => runLive(subject, flags, io));
}
