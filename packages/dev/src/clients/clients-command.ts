import { join } from "node:path";
import type { ContractReport, Subject } from "@calloff/contract/internal";
import { readSourceRecord, UserError } from "@calloff/openapi/internal";
import { findDifferences } from "../codegen/apply-plan.ts";
import type { Plan } from "../codegen/plan.ts";
import { listProviders } from "../codegen/vendors.ts";
import { openStaging } from "../workspace/staging.ts";
import { clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { type MadeClient, reportOn } from "./check-client.ts";
import { generateClientFiles } from "./client-files.ts";
import { loadClient } from "./load-client.ts";

/**
 * What the folder of the clients should hold.
 *
 * @param names all vendors when empty
 * @param print is given a line for each thing in a document that is worth a look
 */
export async function planClients(
  workspace: Workspace,
  names: readonly string[],
  print: (line: string) => void,
): Promise<Plan> {
  if (workspace.layout === "packages") {
    const { planFiles } = await import("../codegen/plan.ts");
    return planFiles(names, print, workspace.root === "." ? "" : workspace.root);
  }
  const plan = new Map<string, { files: ReadonlyMap<string, string>; whole: boolean }>();
  for (const { provider, files, warnings } of await makeClients(workspace, names)) {
    for (const line of warnings) print(`${specsOf(workspace, provider)}: ${line}`);
    plan.set(clientsOf(workspace, provider), { files, whole: true });
  }
  return plan;
}

/** Holds clients to their documents. @throws UserError when contract tests are not installed, or there is no such vendor */
export async function contractOfClients(
  workspace: Workspace,
  names: readonly string[],
): Promise<ContractReport> {
  const clients = await makeClients(workspace, names);
  const stale = await findDifferences(
    new Map(clients.map(({ provider, files }) => [clientsOf(workspace, provider), { files, whole: true }])),
  );
  if (stale[0] !== undefined) {
    throw new UserError(`is not as generated: run npx calloff-dev codegen first.`, { file: stale[0].path });
  }
  await using staging = await openStaging(workspace.root);
  return await reportOn(clients, staging.folder);
}

/** Loads one vendor's client, and does something with it. @throws UserError when there is no such vendor */
export async function withClient<Result>(
  workspace: Workspace,
  provider: string,
  work: (subject: Subject) => Promise<Result>,
): Promise<Result> {
  const [client] = await makeClients(workspace, [provider]);
  if (client === undefined) throw new UserError(`There is no vendor ${provider}.`);
  await using staging = await openStaging(workspace.root);
  return await work(await loadClient(provider, client, staging.folder));
}

async function makeClients(workspace: Workspace, names: readonly string[]): Promise<MadeClient[]> {
  const clients: MadeClient[] = [];
  for (const provider of await chooseVendors(workspace, names)) {
    const specs = specsOf(workspace, provider);
    const client = await generateClientFiles(provider, specs, `${workspace.specs}/${provider}`);
    clients.push({ ...client, provider, record: await readSourceRecord(join(specs, "source.yaml")) });
  }
  return clients;
}

async function chooseVendors(workspace: Workspace, names: readonly string[]): Promise<readonly string[]> {
  const folder = specsOf(workspace);
  const all: readonly string[] = await listProviders(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  if (all.length === 0) {
    throw new UserError("No vendor is added yet: npx calloff-dev add --help shows how.", { file: folder });
  }
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new UserError(`There is no vendor ${unknown}. There are: ${all.join(", ")}.`);
  return names.length === 0 ? all : names;
}
