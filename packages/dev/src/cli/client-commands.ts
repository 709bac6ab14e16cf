import { posix } from "node:path";
import {
  applyDifferences,
  type Difference,
  findDifferences,
  printDifference,
} from "../clients/apply-plan.ts";
import { planClients } from "../clients/plan.ts";
import { driftCommand } from "../drift/drift-command.ts";
import type { DriftOptions } from "../drift/drift-request.ts";
import { findWorkspace, type Workspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** @returns the exit code: 1 when `--check` finds a file that is not as generated */
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
    stdout.write(differences.map((difference) => nextStep(workspace, difference)).join(""));
    return 0;
  }
  stdout.write(differences.map(printDifference).join(""));
  if (differences.length === 0) {
    stdout.write(`Generated code is up to date in ${plan.size} ${plan.size === 1 ? "folder" : "folders"}.\n`);
    return 0;
  }
  stdout.write(
    `${differences.length} generated files are out of date. Run npx calloff-dev codegen, and commit the result.\n`,
  );
  return 1;
}

/** A package that codegen has made needs something that no document can give. */
function nextStep({ root, clients }: Workspace, { path, before }: Difference): string {
  const folder = posix.dirname(path);
  const isNew = posix.basename(path) === "package.json" && before === undefined;
  if (!isNew || posix.dirname(folder) !== posix.join(root, clients)) return "";
  return `${folder} is new: install it, check ${folder}/test against the vendor's page, and run its tests.\n`;
}

/** @returns the exit code: 0 nothing changed, 1 something did, 2 it could not be told */
export async function runDrift(
  names: readonly string[],
  options: DriftOptions,
  { cwd, env, stdout, stderr }: Io,
): Promise<number> {
  const talk = {
    print: (text: string) => void stdout.write(text),
    note: (text: string) => void stderr.write(text),
    annotates: env["GITHUB_ACTIONS"] === "true",
  };
  // Any two documents can be compared, with nothing set up.
  return driftCommand(names, options, options.compare ? undefined : findWorkspace(cwd), talk);
}
