import { parseLiveOptions, printReport, renderHtml, runLive } from "@calloff/contract/internal";
import { Failure, writeFiles } from "@calloff/openapi/internal";
import {
  applyDifferences,
  type Difference,
  findDifferences,
  printDifference,
} from "../codegen/apply-plan.ts";
import { contractCommand } from "../contract/contract-command.ts";
import { loadSubjects } from "../contract/load-subjects.ts";
import { mutantsCommand } from "../contract/mutants/mutants-command.ts";
import type { writeDrift } from "../drift/apply/write-drift.ts";
import { driftCommand } from "../drift/drift-command.ts";
import { requireMock } from "../files/check-client.ts";
import { contractOfClients, planClients, withClient } from "../files/clients-command.ts";
import { writeClientDrift } from "../files/write-client-drift.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";
import type { ContractFlags } from "./program.ts";

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

/** @returns the exit status: 1 when a client, or an answer, does not keep to its document */
export async function runContract(
  names: readonly string[],
  { json, html, mutants = false }: ContractFlags,
  { cwd, stdout }: Io,
): Promise<number> {
  const workspace = findWorkspace(cwd);
  if (workspace.layout === "packages") {
    const reports = { json: json ?? "contract-report.json", html: html ?? "contract-report.html" };
    if (mutants) await mutantsCommand();
    else await contractCommand(names, reports);
    return 0;
  }
  if (mutants) throw new Failure("--mutants needs the layout packages.");
  const report = await contractOfClients(workspace, names);
  const files = new Map<string, string>();
  if (json !== undefined) files.set(json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (html !== undefined) files.set(html, renderHtml(report));
  await writeFiles(files);
  stdout.write(printReport(report));
  return report.totals.failed > 0 ? 1 : 0;
}

/** @returns the exit status: 1 when the vendor's answer departs from its document, 2 when it could not be told */
export async function runLiveCheck(
  args: readonly string[],
  { cwd, env, stdin, stdout, stderr }: Io,
): Promise<number> {
  const workspace = findWorkspace(cwd);
  const options = parseLiveOptions(args);
  if (options === undefined) return 0;
  const io = { env, stdin, stdout, stderr };
  if (workspace.layout === "files") {
    requireMock(workspace.root);
    return withClient(workspace, options.provider, (subject) => runLive(subject, options, io));
  }
  const [subject] = await loadSubjects(workspace.root, [options.provider]);
  return subject === undefined ? 2 : runLive(subject, options, io);
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
