import { readdir } from "node:fs/promises";
import { posix } from "node:path";
import { readSourceRecord, UserError } from "@calloff/openapi/internal";
import { specsOf, type Workspace } from "../workspace/workspace.ts";

/** Names that no provider can have: those of our other packages, and what every object in JavaScript has. */
const TAKEN_NAMES = [
  "calloff",
  "codegen",
  "constructor",
  "contract",
  "core",
  "create-calloff",
  "dev",
  "drift",
  "mock",
  "msw",
  "openapi",
  "runtime",
  "test-support",
];
const NAME = /^[a-z][a-z0-9-]*$/;

/** The names of all vendors, sorted: each has a folder here. */
export async function listProviders(specsDir: string): Promise<string[]> {
  const entries = await readdir(specsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) {
    throw new UserError(
      "a vendor's name has only lowercase letters, digits and hyphens; rename the folder.",
      {
        file: posix.join(specsDir, odd),
      },
    );
  }
  const taken = names.find((name) => TAKEN_NAMES.includes(name));
  if (taken !== undefined) {
    throw new UserError(`a vendor cannot be called ${taken}; rename the folder.`, {
      file: posix.join(specsDir, taken),
    });
  }
  return names.sort();
}

/**
 * The vendors that are meant.
 *
 * @param names all of them when empty, unless `onlyThese`
 * @throws UserError when one of them is not there, or there is none at all
 */
export async function chooseVendors(
  workspace: Workspace,
  names: readonly string[],
  onlyThese: boolean = names.length > 0,
): Promise<readonly string[]> {
  const folder = specsOf(workspace);
  const all: readonly string[] = await listProviders(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  if (all.length === 0) {
    throw new UserError("No vendor has been added yet. To learn how, run npx calloff-dev add --help.", {
      file: folder,
    });
  }
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new UserError(`Unknown vendor ${unknown}. ${known(all)}`);
  return onlyThese ? names : all;
}

/** For a message. */
export function known(names: readonly string[]): string {
  return names.length === 0 ? "There are none." : `There are: ${names.join(", ")}.`;
}

/** What the URLs in a document are relative to: its own address, where it has one. */
export async function readDocumentUrl(specs: string): Promise<string | undefined> {
  const { source } = await readSourceRecord(posix.join(specs, "source.yaml"));
  return source.kind === "document" ? source.url : source.upstream;
}

/** @throws UserError when it is no name that a provider can have */
export function checkProviderName(name: string, usage: (message: string) => UserError): void {
  if (!NAME.test(name)) {
    throw usage(
      `"${name}" cannot name a provider: use lowercase letters, digits and hyphens, a letter first`,
    );
  }
  if (TAKEN_NAMES.includes(name)) throw usage(`a provider cannot be called ${name}; choose another name`);
}
