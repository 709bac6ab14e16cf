import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ContractReport } from "@calloff/contract/internal";
import { type SourceRecord, UserError } from "@calloff/openapi/internal";
import type { Workspace } from "../workspace/workspace.ts";
import { checkTypes } from "./check-types.ts";
import type { GeneratedClient } from "./client-files.ts";
import { loadClient } from "./load-client.ts";

/** The package that holds clients to their documents. It brings Prism, so an app has it only if it wants to. */
const CONTRACT = "@calloff/contract";

/** @throws UserError when the package that generated clients import is not installed in the app */
export function requireRuntime(root: string): void {
  if (isInstalled("@calloff/runtime", root)) return;
  throw new UserError(
    "@calloff/runtime is not installed here, and clients import it: npm install @calloff/runtime",
  );
}

/** Whether a package is installed in a folder or above it. */
export function isInstalled(name: string, root: string): boolean {
  for (let at = resolve(root); ; at = dirname(at)) {
    if (existsSync(join(at, "node_modules", name, "package.json"))) return true;
    if (dirname(at) === at) return false;
  }
}

/** A client that was generated, with what is known of its document. */
export interface MadeClient extends GeneratedClient {
  readonly provider: string;
  readonly record: SourceRecord;
}

/**
 * Compiles a client, and calls each of its operations against a mock of its own document.
 *
 * @param stage two folders below the app: one with the client's files, and one for what is of no use afterwards
 * @returns undefined where contract tests are not installed, so that only the types were checked
 * @throws UserError when the client does not compile
 */
export async function checkClient(
  client: MadeClient,
  stage: { readonly client: string; readonly scratch: string },
  root: string,
): Promise<ContractReport | undefined> {
  checkTypes(client.provider, stage.client);
  if (!isInstalled(CONTRACT, root)) return undefined;
  return reportOn([client], stage.scratch);
}

/** Calls each operation of the clients against mocks of their own documents. */
export async function reportOn(clients: readonly MadeClient[], folder: string): Promise<ContractReport> {
  const { allRows, makeReport, summarizeProvider } = await import("@calloff/contract/internal");
  const reports = [];
  for (const client of clients) {
    const { provider, files, record } = client;
    const subject = await loadClient(provider, client, join(folder, `built-${provider}`));
    const rows = await allRows(subject);
    reports.push({
      rows,
      summary: summarizeProvider(subject, rows, {
        schema: files.get("schema.ts") ?? "",
        retrieved: record.retrieved,
        sha256: record.document.sha256,
      }),
    });
  }
  const rows = reports.flatMap((report) => report.rows);
  return makeReport(
    reports.map(({ summary }) => summary),
    rows,
  );
}

/** @throws UserError that says how to get it, when the package for contract tests is not installed */
export function requireContract({ root, layout }: Workspace): void {
  // In a workspace of packages it is what their own tests import.
  if (layout === "packages" || isInstalled(CONTRACT, root)) return;
  throw new UserError(
    `Contract tests are a package of their own, which brings Prism: npm install -D ${CONTRACT}`,
  );
}
