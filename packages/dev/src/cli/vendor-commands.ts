import { UserError } from "@calloff/openapi/internal";
import { addClient } from "../files/add-client.ts";
import { type RemoveOptions, removeClient } from "../files/remove-client.ts";
import { parseAddArguments } from "../provider/add-arguments.ts";
import { askInTerminal } from "../provider/answers/ask-in-terminal.ts";
import type { CommandContext } from "../provider/command-context.ts";
import { crawlBar } from "../provider/crawl-bar.ts";
import { vendorCommand } from "../vendor/vendor-command.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** @throws UserError when something has to be put right; nothing is written then */
export async function runAdd(args: readonly string[], io: Io): Promise<void> {
  const workspace = findWorkspace(io.cwd);
  const request = await parseAddArguments(args);
  const context = surroundingsOf(workspace.root, io);
  if (workspace.layout === "files") return addClient(request, workspace, context);
  const { addProvider } = await import("../provider/add-provider.ts");
  await addProvider(request, context);
}

/** @throws UserError when there is no such vendor, or files would be lost */
export async function runRemove(provider: string, options: RemoveOptions, io: Io): Promise<void> {
  const workspace = findWorkspace(io.cwd);
  if (workspace.layout === "files") {
    io.stdout.write(await removeClient(provider, workspace, options));
    return;
  }
  const { removeProvider } = await import("../provider/remove-provider.ts");
  await removeProvider({ provider, ...options }, surroundingsOf(workspace.root, io));
}

/** @throws UserError when a document is refused, or is not what was vendored */
export async function runVendor(args: readonly string[], io: Io): Promise<void> {
  const { root, specs } = findWorkspace(io.cwd);
  await vendorCommand(args, { root, specs, print: (text) => void io.stdout.write(text) });
}

function surroundingsOf(root: string, { stdin, stdout, stderr }: Io): CommandContext {
  return {
    root,
    print: (text) => void stdout.write(text),
    note: (line) => void stderr.write(`${line} …\n`),
    progress: crawlBar(stderr),
    questions() {
      if (stdin.isTTY && stdout.isTTY) return askInTerminal();
      throw new UserError(
        "This is not a terminal, so nothing can be asked: give --yes, and what you know as options. See calloff-dev add --help.",
      );
    },
  };
}
