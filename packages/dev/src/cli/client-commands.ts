import {
  applyDifferences,
  type Difference,
  findDifferences,
  printDifference,
} from "../codegen/apply-plan.ts";
import type { writeDrift } from "../drift/apply/write-drift.ts";
import { driftCommand } from "../drift/drift-command.ts";
import { planClients } from "../files/clients-command.ts";
import { writeClientDrift } from "../files/write-client-drift.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** @returns the exit status: 1 when `--check` finds a file that is not as generated */
export async function runCodegen(
  names: readonly string[],
  check: boolean,
  { cwd, stdout }: Io,
): Promise<number> {
  const workspace = findWorkspace(cwd);
  const plan = await planClients(workspace, names, (line) => void stdout.write(`warning: ${line}\n`));
  const differences = await findDifferences(plan);
  if (!check) {
    await applyDifferences(differences);
    stdout.write(`${differences.length} ${differences.length === 1 ? "file" : "files"} written.\n`);
    stdout.write(differences.map(nextStep).join(""));
    return 0;
  }
  stdout.write(differences.map(printDifference).join(""));
  if (differences.length === 0) {
    stdout.write(`Generated code is fresh, in ${plan.size} ${plan.size === 1 ? "folder" : "folders"}.\n`);
    return 0;
  }
  stdout.write(`${differences.length} generated files are stale: run npx calloff-dev codegen, and commit.\n`);
  return 1;
}

/** A package that codegen has made needs something that no document can give. */
function nextStep({ path, before }: Difference): string {
  const [, folder] = /^(packages\/[^/]+)\/package\.json$/.exec(path) ?? [];
  if (folder === undefined || before !== undefined) return "";
  return `${folder} is new. Next, write ${folder}/test from the vendor's page, by hand, and run npm test.\n`;
}

/** @returns the exit status: 0 nothing changed, 1 something did, 2 it could not be told */
export async function runDrift(
  args: readonly string[],
  compare: boolean,
  { cwd, env, stdout, stderr }: Io,
): Promise<number> {
  const talk = {
    print: (text: string) => void stdout.write(text),
    note: (text: string) => void stderr.write(text),
    annotates: env["GITHUB_ACTIONS"] === "true",
  };
  // Any two documents can be compared, with nothing set up.
  if (compare) return driftCommand(args, { root: cwd, ...talk });
  const workspace = findWorkspace(cwd);
  const { root, specs, layout } = workspace;
  if (layout === "packages") return driftCommand(args, { root, specs, ...talk });
  const write: typeof writeDrift = (provider, upstream) => writeClientDrift(workspace, provider, upstream);
  return driftCommand(args, { root, specs, write, ...talk });
}
