import { parseLiveOptions, printReport, renderHtml, runLive } from "@calloff/contract/internal";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { contractCommand } from "../contract/contract-command.ts";
import { loadSubjects } from "../contract/load-subjects.ts";
import { mutantsCommand } from "../contract/mutants/mutants-command.ts";
import { contractOfClients, withClient } from "../files/clients-command.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";
import type { ContractFlags } from "./program.ts";

/** @returns the exit status: 1 when a client, or an answer, does not keep to its document */
export async function runContract(
  names: readonly string[],
  { json, html, mutants = false }: ContractFlags,
  workspace: Workspace,
  { stdout }: Io,
): Promise<number> {
  if (workspace.layout === "packages") {
    const reports = { json: json ?? "contract-report.json", html: html ?? "contract-report.html" };
    if (mutants) await mutantsCommand();
    else await contractCommand(names, reports);
    return 0;
  }
  if (mutants) throw new UserError("--mutants needs the layout packages.");
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
  workspace: Workspace,
  { env, stdin, stdout, stderr }: Io,
): Promise<number> {
  const options = parseLiveOptions(args);
  if (options === undefined) return 0;
  const io = { env, stdin, stdout, stderr };
  if (workspace.layout === "files") {
    return withClient(workspace, options.provider, (subject) => runLive(subject, options, io));
  }
  const [subject] = await loadSubjects(workspace.root, [options.provider]);
  return subject === undefined ? 2 : runLive(subject, options, io);
}
