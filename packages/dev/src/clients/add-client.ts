import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContractReport } from "@calloff/contract/internal";
import {
  printSourceRecord,
  printWarnings,
  recordOf,
  type SourceRecord,
  UserError,
} from "@calloff/openapi/internal";
import { keyVariables } from "../codegen/package/sent-key.ts";
import { allOrNothing } from "../drift/apply/all-or-nothing.ts";
import type { AddRequest } from "../provider/add-arguments.ts";
import { resolveAnswers } from "../provider/answers/resolve-answers.ts";
import type { CommandContext } from "../provider/command-context.ts";
import { readSources } from "../provider/read-sources.ts";
import { renderOverlay } from "../provider/render-overlay.ts";
import { today } from "../vendor/vendor-document.ts";
import { openStaging, placeAll, refuseUncommitted, type Stage, stageIn } from "../workspace/staging.ts";
import { clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { checkClient, requireRuntime } from "./check-client.ts";
import { type GeneratedClient, generateClientFiles } from "./client-files.ts";

/** What is to be written of a vendor. */
interface NewVendor {
  readonly bytes: Uint8Array;
  readonly record: SourceRecord;
  readonly overlay: string;
}

/**
 * Vendors a document and generates a client of it inside an app. The client is made and checked in a folder of its own,
 * and only then put into its place.
 *
 * @throws UserError, and Interrupted; nothing is written then
 */
export async function addClient(
  request: AddRequest,
  workspace: Workspace,
  context: CommandContext,
): Promise<void> {
  const { provider, given, yes } = request;
  const { root } = workspace;
  const [specs, folder] = [specsOf(workspace, provider), clientsOf(workspace, provider)];
  requireRuntime(root);
  const present = [specs, folder].find((path) => existsSync(path));
  if (present !== undefined) {
    throw new UserError(
      `${present} is there already. Take another name, or run npx calloff-dev remove ${provider} first.`,
    );
  }
  refuseUncommitted(root, [`${workspace.specs}/${provider}`, `${workspace.clients}/${provider}`]);
  const { published, address } = await readSources(request, context);
  const document = published.document.value;
  const questions = yes ? undefined : context.questions();
  const answers = await resolveAnswers({ provider, document, address }, given, questions);
  const vendor: NewVendor = {
    bytes: published.bytes,
    record: recordOf(published, today()),
    overlay: renderOverlay(document, answers),
  };
  const made = await allOrNothing([], async (signal) => {
    await using staging = await openStaging(root);
    const stage = stageIn(staging);
    context.note(`making ${provider}`);
    const client = await makeClient(provider, vendor, stage, `${workspace.specs}/${provider}`);
    context.note("checking it");
    const report = await checkClient({ ...client, provider, record: vendor.record }, stage, root);
    refuseFailed(provider, report);
    signal.throwIfAborted();
    await placeAll(staging, [
      { from: stage.specs, to: specs },
      { from: stage.client, to: folder },
    ]);
    return { client, report };
  });
  context.print(summary(provider, workspace, made, printWarnings(published.warnings)));
}

/** @param source how the document's folder is called in the files */
async function makeClient(
  provider: string,
  vendor: NewVendor,
  stage: Stage,
  source: string,
): Promise<GeneratedClient> {
  await mkdir(stage.specs);
  await writeFile(join(stage.specs, vendor.record.document.file), vendor.bytes);
  await writeFile(join(stage.specs, "source.yaml"), printSourceRecord(vendor.record));
  await writeFile(join(stage.specs, "overlay.yaml"), vendor.overlay);
  const client = await generateClientFiles(provider, stage.specs, source);
  await mkdir(stage.client);
  for (const [name, text] of client.files) await writeFile(join(stage.client, name), text);
  return client;
}

const MAX_SHOWN = 5;

/** @throws UserError with the first calls that do not keep to the document */
export function refuseFailed(provider: string, report: ContractReport | undefined): void {
  if (report === undefined || report.totals.failed === 0) return;
  const failed = report.rows.filter(({ request, response }) => request.length + response.length > 0);
  const lines = failed.slice(0, MAX_SHOWN).map(({ operation, status, via, request, response }) => {
    return `  ${operation} ${status} via ${via}: ${[...request, ...response][0] ?? ""}`;
  });
  const more = failed.length > MAX_SHOWN ? [`  and ${failed.length - MAX_SHOWN} more`] : [];
  throw new UserError(
    [
      `${provider}: its client does not keep to its document:`,
      ...lines,
      ...more,
      "Nothing was written.",
    ].join("\n"),
  );
}

function summary(
  provider: string,
  workspace: Workspace,
  { client, report }: { readonly client: GeneratedClient; readonly report: ContractReport | undefined },
  found: readonly string[],
): string {
  const { identifier, cancel, status, credentials } = client.model;
  const [specs, folder] = [specsOf(workspace, provider), clientsOf(workspace, provider)];
  const variables = keyVariables(credentials);
  const ways = [cancel && "cancel", status && "status", "typed fetch"].filter(Boolean).join(", ");
  const contract =
    report === undefined
      ? "not tested: npm install -D @calloff/contract, then npx calloff-dev contract"
      : `${report.totals.passed} of ${report.totals.rows} calls kept to the document, ${report.totals.skipped} skipped`;
  const lines = [
    `${identifier} is added: ${ways}.`,
    "",
    `  document  ${specs}/`,
    `  client    ${folder}/index.ts`,
    ...(variables.length === 0 ? [] : [`  key       ${variables.join(", ")}`]),
    `  contract  ${contract}`,
    ...[...found, ...client.warnings].map((line) => `  warning   ${line}`),
    "",
    `  import { create${identifier} } from "./${folder.split("/").slice(-2).join("/")}/index.js";`,
    "",
    `Commit both folders. npx calloff-dev remove ${provider} takes them away again.`,
  ];
  return `${lines.join("\n")}\n`;
}
