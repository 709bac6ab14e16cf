import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mintlifyPage } from "@calloff/test-support";
import { parseCommand } from "../../cli/testing/parse-command.ts";
import { type VendorOptions, vendorCommand } from "../vendor-command.ts";

/** A folder in which the command can be run, with a page to vendor. */
export interface VendorWorkspace extends AsyncDisposable {
  readonly root: string;
  /** The page, which a test may overwrite. */
  readonly page: string;
  /** What the command has printed so far. */
  output: string;
  /** What the command prints this time. */
  run(...args: string[]): Promise<string>;
  /** What it prints when it vendors the page for acme, with these options. */
  vendor(...options: string[]): Promise<string>;
  /** A file of the provider acme. */
  read(name: string): Promise<string>;
  /** Everything below specs/, sorted. */
  list(): Promise<string[]>;
}

export async function vendorWorkspace(): Promise<VendorWorkspace> {
  const root = await mkdtemp(join(tmpdir(), "vendor-"));
  const page = join(root, "page.md");
  await writeFile(page, mintlifyPage("yaml DELETE /renders/{id}"));
  const workspace: VendorWorkspace = {
    root,
    page,
    output: "",
    async run(...args) {
      const before = workspace.output.length;
      const print = (text: string): void => {
        workspace.output += text;
      };
      const { names, options } = parseCommand<VendorOptions>("vendor", args);
      await vendorCommand(names[0], options, { root, print });
      return workspace.output.slice(before);
    },
    vendor: (...options) => workspace.run("acme", "--from", page, ...options),
    read: (name) => readFile(join(root, "specs/acme", name), "utf8"),
    list: async () => (await readdir(join(root, "specs"), { recursive: true })).sort(),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
  return workspace;
}
