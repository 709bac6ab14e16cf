import { existsSync, readdirSync } from "node:fs";
import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { compilerHost, typescript as ts } from "@calloff/codegen/internal";
import type { ContractReport, ProviderSummary, Row } from "@calloff/contract/internal";
import { type SourceRecord, UserError } from "@calloff/openapi/internal";
import type { CompilerOptions } from "typescript";
import type { Staging } from "../workspace/staging.ts";
import { clientsOf, type Workspace } from "../workspace/workspace.ts";
import type { GeneratedClient } from "./generate-client.ts";

/** What holds clients to their documents. The second brings Prism, so an app has them only if it wants to. */
const CONTRACT = ["@calloff/contract", "@calloff/mock"] as const;
/** What to do to have them. */
export const INSTALL_CONTRACT: string = `npm install -D ${CONTRACT.join(" ")}`;

/** The package that clients import. */
const RUNTIME = "@calloff/runtime";

/** @throws UserError when the package that generated clients import is not installed in the app */
export function requireRuntime({ root, layout }: Workspace): void {
  // Packages have it among their own dependencies.
  if (layout === "packages" || findInstalled(RUNTIME, root) !== undefined) return;
  throw new UserError(`${RUNTIME} is not installed here, but clients import it: npm install ${RUNTIME}`);
}

/** Where a package is installed for a folder: in it, or above it. */
export function findInstalled(name: string, folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = join(at, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return found;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether contract tests can be run: in a workspace of packages, what a client's own tests import can be. */
export function hasContract(workspace: Workspace): boolean {
  const folders = [workspace.root];
  if (workspace.layout === "packages" && existsSync(clientsOf(workspace))) {
    folders.push(...readdirSync(clientsOf(workspace)).map((name) => clientsOf(workspace, name)));
  }
  return CONTRACT.every((name) => folders.some((folder) => findInstalled(name, folder) !== undefined));
}

/** @throws UserError that says how to get it, when the package for contract tests is not installed */
export function requireContract(workspace: Workspace): void {
  if (hasContract(workspace)) return;
  throw new UserError(`Contract tests need more packages, which install Prism: ${INSTALL_CONTRACT}`);
}

/**
 * Writes a client's files to the staging folder, compiles them, and calls each operation against a mock of the document.
 *
 * @returns the report; undefined where contract tests are not installed, so that only the types were checked
 * @throws UserError when the client does not compile, or does not keep to its document
 */
export async function checkClient(
  workspace: Workspace,
  client: GeneratedClient,
  { folder }: Staging,
  record: SourceRecord,
): Promise<ContractReport | undefined> {
  const own = join(folder, "check");
  await mkdir(own);
  for (const [name, text] of client.files) await writeFile(join(own, name), text);
  await makeRuntimeFound(folder);
  checkTypes(client.provider, own);
  if (!hasContract(workspace)) return undefined;
  const report = await reportOn([{ client, record }], folder);
  await refuseFailed(client.provider, report);
  return report;
}

/** In a workspace of packages nothing is installed in the root: then the runtime is the one that we have ourselves. */
async function makeRuntimeFound(folder: string): Promise<void> {
  if (findInstalled(RUNTIME, folder) !== undefined) return;
  const ours = findInstalled(RUNTIME, import.meta.dirname);
  if (ours === undefined) throw new UserError(`${RUNTIME} is not installed: npm install ${RUNTIME}`);
  await mkdir(join(folder, "node_modules", "@calloff"), { recursive: true });
  await symlink(await realpath(ours), join(folder, "node_modules", RUNTIME), "junction");
}

/** A client, and where its document came from. */
export interface RecordedClient {
  readonly client: GeneratedClient;
  readonly record: SourceRecord;
}

/** Calls each operation of the clients against mocks of their own documents. */
export async function reportOn(clients: readonly RecordedClient[], folder: string): Promise<ContractReport> {
  const { allRows, loadGenerated, makeReport, summarizeProvider } = await import(
    "@calloff/contract/internal"
  );
  const rows: Row[] = [];
  const summaries: ProviderSummary[] = [];
  for (const { client, record } of clients) {
    const subject = await loadGenerated(client, join(folder, `built-${client.provider}`));
    const own = await allRows(subject);
    rows.push(...own);
    const schema = client.files.get("schema.ts") ?? "";
    const { retrieved, document } = record;
    const { leftOut } = client;
    summaries.push(summarizeProvider(subject, own, { schema, retrieved, sha256: document.sha256, leftOut }));
  }
  return makeReport(summaries, rows);
}

const MAX_SHOWN = 5;

/** @throws UserError with the first calls that do not keep to the document */
async function refuseFailed(provider: string, { rows, totals }: ContractReport): Promise<void> {
  const { hasFailed, inOneLine } = await import("@calloff/contract/internal");
  const failed = rows.filter(hasFailed);
  if (failed.length === 0) return;
  const shown = failed.slice(0, MAX_SHOWN).map((row) => {
    const [why = ""] = [...row.request, ...row.response];
    return `✗ ${inOneLine(row)}: ${why}`;
  });
  const more = failed.length > MAX_SHOWN ? [`and ${failed.length - MAX_SHOWN} more.`] : [];
  const heading = `${provider}: its client does not keep to its document, in ${failed.length} of ${totals.rows} calls:`;
  const operations = [...new Set(failed.map(({ operation }) => operation))];
  const advice = `An operation can be left out: --without "${operations[0]}", or "remove: true" in the overlay.`;
  throw new UserError([heading, ...shown, ...more, advice].join("\n"));
}

const OPTIONS: CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/**
 * Compiles a generated client as a strict app would.
 *
 * @param folder with `index.ts`, from where `@calloff/runtime` is found
 * @throws UserError with the first errors
 */
function checkTypes(provider: string, folder: string): void {
  const program = ts.createProgram([`${folder}/index.ts`], OPTIONS, compilerHost(OPTIONS));
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length === 0) return;
  const lines = problems.slice(0, MAX_SHOWN).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${relative(folder, file.fileName)}:${line + 1}: ${text}`;
  });
  throw new UserError(`${provider}: its client does not compile:\n${lines.join("\n")}`);
}
