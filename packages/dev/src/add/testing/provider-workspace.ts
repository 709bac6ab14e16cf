import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ContractReport } from "@calloff/contract/internal";
import { type ReadLimits, UserError } from "@calloff/openapi/internal";
import { parseCommand } from "../../cli/testing/parse-command.ts";
import { addClient } from "../../clients/add-client.ts";
import type { checkClient } from "../../clients/check-client.ts";
import { composeManifest, renderComposition, renderFacts } from "../../clients/composition.ts";
import { generatedMark } from "../../clients/generate-client.ts";
import { type RemoveOptions, removeClient } from "../../clients/remove-client.ts";
import { findWorkspace } from "../../workspace/workspace.ts";
import { type AddOptions, addRequest } from "../add-request.ts";
import type { Questions } from "../answers/questions.ts";
import type { CommandContext } from "../command-context.ts";

/** A repository as far as the command needs it, without a provider. */
export interface ProviderWorkspace extends AsyncDisposable {
  readonly root: string;
  /** Runs a command. @returns what it printed */
  run(verb: "add" | "remove", ...args: string[]): Promise<string>;
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  /** Every file with its content, but for what Git does not see. */
  tree(): Promise<Record<string, string>>;
  /** What is done in place of compiling a client and calling it, which takes long. */
  check: typeof checkClient;
  /** Whom it asks. */
  questions: () => Questions;
  /** Of each answer of a server, where they are not those of everybody. */
  limits: ReadLimits | undefined;
}

const MARK = generatedMark("specs");

/** The command of the workspace's own: what installing does to a file that all packages share. */
const AFTER = `import { existsSync, readdirSync, writeFileSync } from "node:fs";
const names = readdirSync("packages").filter((name) => name !== "calloff");
writeFileSync("pnpm-lock.yaml", names.map((name) => "# " + name + "\\n").join(""));
if (existsSync("fail")) {
  console.error("acme: its tests fail");
  process.exitCode = 1;
}
`;

const FILES: Readonly<Record<string, string>> = {
  LICENSE: "MIT\n",
  "after.mjs": AFTER,
  "calloff.json": JSON.stringify({
    layout: "packages",
    clients: "packages",
    scope: "@calloff",
    composition: "packages/calloff",
    after: "node after.mjs",
  }),
  "pnpm-lock.yaml": "",
  "scripts/package.json": '{ "name": "@calloff/scripts", "private": true }\n',
  ".changeset/README.md": "# Changesets\n",
  "packages/calloff/package.json": composeManifest(
    '{ "name": "calloff", "dependencies": {} }',
    { scope: "@calloff", names: [] },
    () => false,
  ),
  "packages/calloff/src/providers.ts": renderComposition([], { scope: "@calloff", mark: MARK }),
  "packages/calloff/src/cli/facts.ts": renderFacts([], MARK),
};

/** What a client's check found, or would have. */
const REPORT: ContractReport = {
  totals: { rows: 2, passed: 2, failed: 0, skipped: 0, withoutPrism: 0 },
  providers: [],
  rows: [],
};

/** @param around the folder that it is made in */
export async function providerWorkspace(around: string = tmpdir()): Promise<ProviderWorkspace> {
  const root = await mkdtemp(join(around, "provider-"));
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries(FILES)) await write(path, content);
  const workspace: ProviderWorkspace = {
    root,
    write,
    limits: undefined,
    read: (path) => readFile(join(root, path), "utf8"),
    check: async () => REPORT,
    questions() {
      throw new UserError("there is nobody to ask");
    },
    async run(verb, ...args) {
      let output = "";
      const context: CommandContext = {
        root,
        print: (text) => {
          output += text;
        },
        note: () => {},
        progress: { begin() {}, step() {}, end() {} },
        questions: () => workspace.questions(),
        limits: workspace.limits,
        check: (...client) => workspace.check(...client),
      };
      const { names, options } = parseCommand<AddOptions & RemoveOptions>(verb, args);
      const [provider = ""] = names;
      if (verb === "add") await addClient(await addRequest(provider, options), findWorkspace(root), context);
      else output = await removeClient(provider, findWorkspace(root), options);
      return output.replaceAll(`${findWorkspace(root).root}/`, "");
    },
    async tree() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const paths = files
        .map((path) => path.slice(root.length + 1))
        .filter((path) => !/^(\.git|node_modules)\//.test(path));
      return Object.fromEntries(
        await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(root, path), "utf8")])),
      );
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  return workspace;
}
