import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import {
  type ContractReport,
  type JudgedMutant,
  judgeMutant,
  type LiveOptions,
  mutantsOf,
  printReport,
  renderHtml,
  runLive,
} from "@calloff/contract/internal";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { loadPackages, reportOnVendors, withClient } from "../clients/subjects.ts";
import { hasTable, refreshLines, refreshReadme } from "../contract/readme-table.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** The options of `contract`. */
export interface ContractFlags {
  readonly json?: string;
  readonly html?: string;
  readonly mutants?: boolean;
}

/** @returns the exit code: 1 when a client, or an answer, does not keep to its document */
export async function runContract(
  names: readonly string[],
  { mutants = false, ...files }: ContractFlags,
  workspace: Workspace,
  { stdout }: Io,
): Promise<number> {
  if (!mutants) return contractCommand(workspace, names, files, (text) => void stdout.write(text));
  if (workspace.layout === "files")
    throw new UserError(`--mutants needs "layout": "packages" in calloff.json.`);
  await mutantsCommand(workspace);
  return 0;
}

/** @returns the exit code: 1 when the vendor's answer departs from its document, 2 when it could not be told */
export function runLiveCheck(
  provider: string,
  flags: LiveOptions,
  workspace: Workspace,
  io: Io,
): Promise<number> {
  return withClient(workspace, provider, (subject) => runLive(subject, flags, io));
}

/** Where the report goes besides the terminal. */
interface ReportFiles {
  readonly json?: string;
  readonly html?: string;
}

/**
 * Holds clients to their documents, and reports: to the terminal, in files, and in the README's table if it has one.
 *
 * @param names all when empty
 * @returns the exit code: 1 when a call does not keep to its document
 * @throws UserError when a client cannot be looked at
 */
async function contractCommand(
  workspace: Workspace,
  names: readonly string[],
  { json, html }: ReportFiles,
  print: (text: string) => void,
): Promise<number> {
  const report = await reportOnVendors(workspace, names);
  const files = new Map<string, string>();
  if (json !== undefined) files.set(json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (html !== undefined) files.set(html, renderHtml(report));
  const readme = await readmeWith(report, workspace, names.length === 0);
  if (readme !== undefined) files.set(...readme);
  await writeFiles(files);
  print(printReport(report));
  if (files.size > 0) print(`Written: ${[...files.keys()].join(", ")}.\n`);
  return report.totals.failed > 0 ? 1 : 0;
}

/** The README of the vendored documents with its table made anew; undefined where it has none, or is as it should be. */
async function readmeWith(
  { providers }: ContractReport,
  { root, specs }: Workspace,
  areAll: boolean,
): Promise<[path: string, text: string] | undefined> {
  const path = posix.join(root, specs, "README.md");
  const before = existsSync(path) ? await readFile(path, "utf8") : "";
  if (!hasTable(before)) return undefined;
  const after = areAll ? refreshReadme(before, providers) : refreshLines(before, providers);
  return after === before ? undefined : [path, after];
}

/**
 * Breaks every provider's client, document, answers and statuses in one place at a time, and counts what the contract notices.
 *
 * @throws UserError with status 1 when something survives
 */
async function mutantsCommand(workspace: Workspace): Promise<void> {
  const judged: JudgedMutant[] = [];
  for (const subject of await loadPackages(workspace)) {
    for (const mutant of mutantsOf(subject)) judged.push(await judgeMutant(mutant));
  }
  process.stdout.write(printMutants(judged));
  const survivors = judged.filter(({ killedBy }) => killedBy === undefined).length;
  if (survivors > 0 || judged.length === 0) {
    throw new UserError(`${survivors} of ${judged.length} mutants survived.`, undefined, 1);
  }
}

function printMutants(judged: readonly JudgedMutant[]): string {
  const lines = (["client", "document", "answer", "status"] as const).map((kind) => {
    const own = judged.filter((mutant) => mutant.kind === kind);
    return `${kind}: ${own.filter(({ killedBy }) => killedBy !== undefined).length}/${own.length} killed`;
  });
  const survivors = judged.filter(({ killedBy }) => killedBy === undefined);
  const names = survivors.map(({ provider, kind, name }) => `survived: ${provider}, ${kind}: ${name}`);
  const total = `${judged.length - survivors.length}/${judged.length} mutants killed`;
  return `${[...names, ...lines, total].join("\n")}\n`;
}
