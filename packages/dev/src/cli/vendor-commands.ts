import type { Writable } from "node:stream";
import { type CrawlProgress, UserError } from "@calloff/openapi/internal";
import { progress } from "@clack/prompts";
import { type AddOptions, addRequest } from "../add/add-request.ts";
import { askInTerminal } from "../add/answers/questions.ts";
import type { CommandContext } from "../add/command-context.ts";
import { addClient } from "../clients/add-client.ts";
import { type RemoveOptions, removeClient } from "../clients/remove-client.ts";
import { type VendorOptions, vendorCommand } from "../vendor/vendor-command.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** @throws UserError when something has to be put right; nothing is written then */
export async function runAdd(provider: string, options: AddOptions, io: Io): Promise<void> {
  const workspace = findWorkspace(io.cwd);
  const request = await addRequest(provider, options);
  const context = surroundingsOf(workspace.root, io);
  await addClient(request, workspace, context);
}

/** @throws UserError when there is no such vendor, or files would be lost */
export async function runRemove(provider: string, options: RemoveOptions, io: Io): Promise<void> {
  io.stdout.write(await removeClient(provider, findWorkspace(io.cwd), options));
}

/** @throws UserError when a document is refused, or is not what was vendored */
export async function runVendor(provider: string | undefined, options: VendorOptions, io: Io): Promise<void> {
  const { root, specs } = findWorkspace(io.cwd);
  await vendorCommand(provider, options, { root, specs, print: (text) => void io.stdout.write(text) });
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
        "This is not a terminal, so calloff-dev cannot ask questions: pass --yes, and your answers as options. See calloff-dev add --help.",
      );
    },
  };
}

/** A bar on a terminal; elsewhere a line when it begins. */
function crawlBar(stream: Writable & { readonly isTTY?: boolean }): CrawlProgress {
  if (stream.isTTY !== true) {
    return {
      begin: (pages) => void stream.write(`reading ${pages} pages …\n`),
      step: () => {},
      end: () => {},
    };
  }
  let bar: ReturnType<typeof progress> | undefined;
  let read = 0;
  return {
    begin(pages) {
      bar = progress({ max: pages, output: stream });
      bar.start(`reading ${pages} pages`);
    },
    step() {
      read += 1;
      bar?.advance(1, `${read} pages read`);
    },
    end: () => bar?.stop(`${read} pages read`),
  };
}
