import { resolve } from "node:path";
import type { ComparisonReport, DriftReport } from "@calloff/drift/internal";
import { compareSources, exitStatusOf, renderReport } from "@calloff/drift/internal";
import type { ReadLimits } from "@calloff/openapi/internal";
import {
  listSpecFolders,
  type ReadOnce,
  sourceReader,
  UserError,
  writeFiles,
} from "@calloff/openapi/internal";
import { known } from "../clients/vendors.ts";
import { cacheOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { annotate } from "./annotations.ts";
import { type DriftResult, type DriftTarget, driftOf, reportOf } from "./drift-providers.ts";
import {
  type DriftOptions,
  type DriftRequest,
  driftRequest,
  type ProvidersRequest,
} from "./drift-request.ts";
import { writeDrift } from "./write-drift.ts";
import { writeResults } from "./write-results.ts";

/** Where the command's answer goes. */
export interface DriftContext {
  /** How a new document is taken over, where it is done in another way. */
  readonly write?: typeof writeDrift;
  print(text: string): void;
  /** For what is not the answer, such as what was written. */
  note(text: string): void;
  /** Whether to note, for GitHub, the lines in specs/ that the changes are about. */
  readonly annotates?: boolean;
  /** Of each read; the usual ones when absent. */
  readonly limits?: ReadLimits;
}

/**
 * @param names providers, or with `compare` two documents
 * @param workspace not needed for a comparison of two documents
 * @returns the exit code
 * @throws UserError when there is something for a person to put right before anything can be said
 */
export async function driftCommand(
  names: readonly string[],
  options: DriftOptions,
  workspace: Workspace | undefined,
  { write = writeDrift, print, note, annotates = false, limits }: DriftContext,
): Promise<number> {
  const request = driftRequest(names, options);
  const read = sourceReader(cacheOf(workspace ?? { root: "." }), limits);
  const specs = workspace === undefined ? "" : specsOf(workspace);
  const report =
    request.kind === "compare" || workspace === undefined
      ? await compareTwo(request, read)
      : await lookAt(request, specs, read, (results) => {
          return writeResults(results, note, (...found) => write(workspace, ...found));
        });
  await deliver(report, request, print);
  if (annotates && "providers" in report) note(await annotate(report, specs));
  return exitStatusOf(report);
}

async function compareTwo(request: DriftRequest, read: ReadOnce): Promise<ComparisonReport> {
  if (request.kind === "compare") return compareSources(request.before, request.after, read);
  throw new Error("Vendors need a workspace.");
}

async function lookAt(
  request: ProvidersRequest,
  specsDir: string,
  read: ReadOnce,
  writeAll: (results: readonly DriftResult[]) => Promise<DriftResult[]>,
): Promise<DriftReport> {
  const results = await driftOf(await chooseTargets(request, specsDir), specsDir, read);
  return reportOf(request.write ? await writeAll(results) : results);
}

async function chooseTargets(
  { providers, upstream }: ProvidersRequest,
  specsDir: string,
): Promise<DriftTarget[]> {
  const all = await listSpecFolders(specsDir);
  const chosen = providers.length === 0 ? all : [...new Set(providers)];
  const unknownName = [...chosen, ...upstream.keys()].find((name) => !all.includes(name));
  if (unknownName !== undefined) {
    throw new UserError(`Unknown vendor ${unknownName}. ${known(all)}`);
  }
  const left = [...upstream.keys()].find((name) => !chosen.includes(name));
  if (left !== undefined) {
    throw new UserError(
      `drift: --upstream names ${left}, which is not checked; add it to the vendors on the command line.`,
    );
  }
  return chosen.map((provider) => ({ provider, upstream: upstream.get(provider) ?? [] }));
}

async function deliver(
  report: DriftReport | ComparisonReport,
  { format, output }: Pick<ProvidersRequest, "format" | "output">,
  print: (text: string) => void,
): Promise<void> {
  const text = renderReport(report, format);
  if (output === undefined) return print(text);
  await writeFiles(new Map([[resolve(output), text]])).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`cannot be written: ${error.message}.`, { file: output });
  });
  print(`${renderReport(report, "text")}${output} written.\n`);
}
