import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { renderFacts } from "@calloff/codegen/internal";
import type { ContractReport } from "@calloff/contract/internal";
import type { ReadLimits } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import { composeManifest, renderComposition } from "../../codegen/composition.ts";
import { parseAddArguments } from "../add-arguments.ts";
import { addProvider } from "../add-provider.ts";
import type { Questions } from "../answers/questions.ts";
import type { CommandContext } from "../command-context.ts";
import type { Proof, ProvedIn } from "../prove-package.ts";
import { checkProviderName } from "../provider-name.ts";
import { removeProvider } from "../remove-provider.ts";

/** A repository as far as the command needs it, without a provider. */
export interface ProviderWorkspace extends AsyncDisposable {
  readonly root: string;
  /** Runs a command. @returns what it printed */
  run(verb: "add" | "remove", ...args: string[]): Promise<string>;
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  /** Every file with its content, but for what Git does not see. */
  tree(): Promise<Record<string, string>>;
  /** What is done in place of installing, building and testing, which takes long. */
  prove: (provider: string, where: ProvedIn) => Promise<Proof>;
  /** Whom it asks. */
  questions: () => Questions;
  /** Of each answer of a server, where they are not those of everybody. */
  limits: ReadLimits | undefined;
}

const TABLE_HEAD = `| provider | operations in the vendor's document | documented by us | typed | contract-tested | skipped | document of | sha256 |
|---|---|---|---|---|---|---|---|
`;

const FILES: Readonly<Record<string, string>> = {
  LICENSE: "MIT\n",
  "README.md": `# Calloff\n\n<!-- contract:start -->\n${TABLE_HEAD}<!-- contract:end -->\n`,
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "packages/calloff/index.api.md": "# API\n",
  "packages/calloff/node.api.md": "# API\n",
  "scripts/package.json": '{ "name": "@calloff/scripts", "private": true }\n',
  ".changeset/README.md": "# Changesets\n",
};

/** What the document's proof found, or would have. */
const PROOF: Proof = {
  testsPassed: 3,
  contract: {
    totals: { rows: 2, passed: 2, failed: 0, skipped: 0, withoutPrism: 0 },
    providers: [],
    rows: [],
  } satisfies ContractReport,
};

/** @param around the folder that it is made in */
export async function providerWorkspace(around: string = tmpdir()): Promise<ProviderWorkspace> {
  const root = await mkdtemp(join(around, "provider-"));
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries(FILES)) await write(path, content);
  await mkdir(join(root, "specs"));
  await write(
    "packages/calloff/package.json",
    composeManifest('{ "name": "calloff", "dependencies": {} }', []),
  );
  await write("packages/calloff/src/providers.ts", renderComposition([]));
  await write("packages/calloff/src/cli/facts.ts", renderFacts([]));
  const workspace: ProviderWorkspace = {
    root,
    write,
    limits: undefined,
    read: (path) => readFile(join(root, path), "utf8"),
    prove: async (provider, { root: stage }) => {
      // What installing and the contract do to the files that all share.
      for (const path of ["pnpm-lock.yaml", "README.md"]) {
        const text = await readFile(join(stage, path), "utf8");
        const line = path === "README.md" ? `| ${provider} | 1 |\n<!-- contract:end -->` : `# ${provider}\n`;
        const changed = path === "README.md" ? text.replace("<!-- contract:end -->", line) : text + line;
        await writeFile(join(stage, path), changed);
      }
      return PROOF;
    },
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
        prove: (...where) => workspace.prove(...where),
        settle: async (stage) => {
          await writeFile(join(stage, "pnpm-lock.yaml"), FILES["pnpm-lock.yaml"] ?? "");
        },
      };
      if (verb === "add") await addProvider(await parseAddArguments(args), context);
      else {
        const provider = checkProviderName(args.filter((arg) => !arg.startsWith("--")));
        const [force, dryRun] = [args.includes("--force"), args.includes("--dry-run")];
        await removeProvider({ provider, force, dryRun }, context);
      }
      return output;
    },
    async tree() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const paths = files
        .map((path) => path.slice(root.length + 1))
        .filter((path) => !/^(\.calloff|\.git|node_modules)\//.test(path));
      return Object.fromEntries(
        await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(root, path), "utf8")])),
      );
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  return workspace;
}
