import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ContractReport, Subject } from "@calloff/contract/internal";
import {
  leftOutOperations,
  parseDocument,
  readRecordedDocument,
  readSourceRecord,
  UserError,
} from "@calloff/openapi/internal";
import { openStaging } from "../workspace/staging.ts";
import { clientsOf, sourceOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { findDifferences } from "./apply-plan.ts";
import { type RecordedClient, reportOn } from "./check-client.ts";
import { generateClient } from "./generate-client.ts";
import { chooseVendors } from "./vendors.ts";

/**
 * Holds clients to their documents: packages as they were built, with the tables of their tests, and the files of an app
 * as they are generated.
 *
 * @param names all when empty
 * @throws UserError when there is no such vendor, a package is not built, or a file is not as generated
 */
export async function reportOnVendors(
  workspace: Workspace,
  names: readonly string[],
): Promise<ContractReport> {
  const providers = await chooseVendors(workspace, names);
  if (workspace.layout === "packages") return reportOnPackages(workspace, providers);
  const clients: RecordedClient[] = [];
  for (const provider of providers) clients.push(await readFresh(workspace, provider));
  await using staging = await openStaging(workspace.root);
  return await reportOn(clients, staging.folder);
}

/** @throws UserError when the files are not those that are generated */
async function readFresh(workspace: Workspace, provider: string): Promise<RecordedClient> {
  const client = await generateClient(workspace, provider);
  const plan = new Map([[sourceOf(workspace, provider), { files: client.files, whole: true }]]);
  const [stale] = await findDifferences(plan);
  if (stale !== undefined) {
    throw new UserError("differs from the generated code: run npx calloff-dev codegen first.", {
      file: stale.path,
    });
  }
  return { client, record: await readSourceRecord(join(specsOf(workspace, provider), "source.yaml")) };
}

async function reportOnPackages(workspace: Workspace, providers: readonly string[]): Promise<ContractReport> {
  const { allRows, makeReport, summarizeProvider } = await import("@calloff/contract/internal");
  const reports = [];
  for (const provider of providers) {
    const subject = await loadPackage(workspace, provider);
    const rows = await allRows(subject);
    const schema = await readFile(join(sourceOf(workspace, provider), "schema.ts"), "utf8");
    const specs = specsOf(workspace, provider);
    const { retrieved, document } = await readSourceRecord(join(specs, "source.yaml"));
    const published = await readRecordedDocument(specs);
    const leftOut = leftOutOperations(
      parseDocument(published.text, { file: published.path }).value,
      subject.document,
    );
    const origin = { schema, retrieved, sha256: document.sha256, leftOut };
    reports.push({ rows, summary: summarizeProvider(subject, rows, origin) });
  }
  return makeReport(
    reports.map(({ summary }) => summary),
    reports.flatMap(({ rows }) => rows),
  );
}

/** A vendor's package as it was built. */
async function loadPackage(workspace: Workspace, provider: string): Promise<Subject> {
  const { loadSubject } = await import("@calloff/contract/internal");
  return loadSubject(provider, resolve(clientsOf(workspace, provider)));
}

/** Vendors' packages as they were built. @param names all when empty */
export async function loadPackages(workspace: Workspace, names: readonly string[] = []): Promise<Subject[]> {
  const providers = await chooseVendors(workspace, names);
  return Promise.all(providers.map((provider) => loadPackage(workspace, provider)));
}

/** Loads one vendor's client, and does something with it. @throws UserError when there is no such vendor */
export async function withClient<Result>(
  workspace: Workspace,
  provider: string,
  work: (subject: Subject) => Promise<Result>,
): Promise<Result> {
  await chooseVendors(workspace, [provider]);
  if (workspace.layout === "packages") return work(await loadPackage(workspace, provider));
  const client = await generateClient(workspace, provider);
  await using staging = await openStaging(workspace.root);
  const { loadGenerated } = await import("@calloff/contract/internal");
  return await work(await loadGenerated(client, join(staging.folder, "built")));
}
