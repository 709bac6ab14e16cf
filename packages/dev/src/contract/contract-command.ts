import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { ContractReport } from "@calloff/contract/internal";
import { printReport, renderHtml } from "@calloff/contract/internal";
import { writeFiles } from "@calloff/openapi/internal";
import { reportOnVendors } from "../clients/subjects.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { hasTable, refreshLines, refreshReadme } from "./readme-table.ts";

/** Where the report goes besides the terminal. */
export interface ReportFiles {
  readonly json?: string;
  readonly html?: string;
}

/**
 * Holds clients to their documents, and reports: to the terminal, in files, and in the README's table if it has one.
 *
 * @param names all when empty
 * @returns the exit status: 1 when a call does not keep to its document
 * @throws UserError when a client cannot be looked at
 */
export async function contractCommand(
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

/** The README with its table made anew; undefined where it has none, or is as it should be. */
async function readmeWith(
  { providers }: ContractReport,
  { root }: Workspace,
  areAll: boolean,
): Promise<[path: string, text: string] | undefined> {
  const path = posix.join(root, "README.md");
  const before = existsSync(path) ? await readFile(path, "utf8") : "";
  if (!hasTable(before)) return undefined;
  const after = areAll ? refreshReadme(before, providers) : refreshLines(before, providers);
  return after === before ? undefined : [path, after];
}
