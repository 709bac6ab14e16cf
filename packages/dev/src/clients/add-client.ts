import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Published,
  printSourceRecord,
  printWarnings,
  readSourceRecord,
  recordOf,
  type SourceRecord,
  UserError,
} from "@calloff/openapi/internal";
import type { AddRequest } from "../add/add-request.ts";
import { type Answers, isNothingGiven } from "../add/answers/answers.ts";
import { resolveAnswers } from "../add/answers/resolve-answers.ts";
import type { CommandContext } from "../add/command-context.ts";
import { withImpliedParts } from "../add/implied-parts.ts";
import { keepAnswers } from "../add/keep-answers.ts";
import { type ReadSources, readSources } from "../add/read-sources.ts";
import { renderOverlay } from "../add/render-overlay.ts";
import { type Made, renderSummary } from "../add/summary/render-summary.ts";
import { addedChangeset } from "../changesets/added-changeset.ts";
import { today } from "../vendor/vendor-document.ts";
import { changeWorkspace } from "../workspace/change-workspace.ts";
import { refuseUncommitted } from "../workspace/git.ts";
import { type Placement, type Staging, stageFiles } from "../workspace/staging.ts";
import { clientsOf, sourceOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { checkClient, requireRuntime } from "./check-client.ts";
import { stageComposition } from "./composition.ts";
import { type GeneratedClient, generateClient } from "./generate-client.ts";

/** What is to be written of a vendor. */
interface NewVendor {
  readonly provider: string;
  readonly sources: ReadSources;
  readonly record: SourceRecord;
  readonly overlay: string;
}

/**
 * Vendors a document and makes a client of it, which is checked in a folder of its own and only then put into its place.
 *
 * @throws UserError, and Interrupted; nothing is written then
 */
export async function addClient(
  request: AddRequest,
  workspace: Workspace,
  context: CommandContext,
): Promise<void> {
  const { provider, given, yes } = request;
  const { print } = context;
  requireRuntime(workspace);
  const sources = await readSources(request, context);
  const { published, address } = sources;
  const isKnown = existsSync(specsOf(workspace, provider)) && isNothingGiven(given) && !yes;
  if (isKnown && (await isPresent(workspace, provider, published, undefined))) {
    print(`${provider} already exists, made from this document. Nothing was changed.\n`);
    return;
  }
  const questions = yes ? undefined : context.questions();
  const kept = questions && keepAnswers(workspace.root, request);
  try {
    const document = withImpliedParts(published.document.value);
    const answers = await resolveAnswers({ provider, document, address }, given, questions, kept?.keep);
    await addAnswered({ request, sources, answers }, workspace, context);
  } catch (error) {
    throw kept?.withAnswers(error) ?? error;
  }
  kept?.remove();
}

/** What is to be added, all questions answered. */
interface Answered {
  readonly request: AddRequest;
  readonly sources: ReadSources;
  readonly answers: Answers;
}

async function addAnswered(
  { request, sources, answers }: Answered,
  workspace: Workspace,
  context: CommandContext,
): Promise<void> {
  const { provider } = request;
  const { published } = sources;
  const { print } = context;
  const overlay = renderOverlay(published.document.value, answers);
  if (await isPresent(workspace, provider, published, overlay)) {
    print(`${provider} already exists, made from this document and these answers. Nothing was changed.\n`);
    return;
  }
  refuseUncommitted(workspace.root, [`${workspace.specs}/${provider}`, `${workspace.clients}/${provider}`]);
  let made: Made | undefined;
  await changeWorkspace(workspace, provider, async (staging) => {
    const vendor = { provider, sources, overlay, record: recordOf(published, today()) };
    const prepared = await prepare(vendor, workspace, staging, context);
    made = prepared.made;
    return prepared.placements;
  });
  if (made !== undefined) print(renderSummary({ request, answers, sources, workspace, ...made }));
}

async function prepare(
  vendor: NewVendor,
  workspace: Workspace,
  staging: Staging,
  { note, check = checkClient }: CommandContext,
): Promise<{ readonly made: Made; readonly placements: readonly Placement[] }> {
  const { provider, sources, record } = vendor;
  note(`making ${provider}`);
  const specs = await writeSpecs(vendor, join(staging.folder, workspace.specs, provider));
  const client = await generateClient(workspace, provider, specs);
  note("checking it");
  const report = await check(workspace, client, staging, record);
  const placements = [
    { from: specs, to: specsOf(workspace, provider) },
    { from: await writeClient(workspace, client, specs, staging), to: clientsOf(workspace, provider) },
    ...(await stageComposition(workspace, staging, { provider, specs })),
    ...(await stageFiles(staging, await addedChangeset(workspace, client, record))),
  ];
  const warnings = [...printWarnings(sources.published.warnings), ...client.warnings];
  const written = placements.map(({ to }) => to);
  return { made: { model: client.model, report, warnings, written }, placements };
}

/** @param specs the staged folder of the document. Messages name it as if it were in its place. @returns it */
async function writeSpecs({ sources, record, overlay }: NewVendor, specs: string): Promise<string> {
  await mkdir(specs, { recursive: true });
  await writeFile(join(specs, record.document.file), sources.published.bytes);
  await writeFile(join(specs, "source.yaml"), printSourceRecord(record));
  await writeFile(join(specs, "overlay.yaml"), overlay);
  return specs;
}

/** @returns the staged folder of the client: its files, or a package around them */
async function writeClient(
  workspace: Workspace,
  client: GeneratedClient,
  specs: string,
  { folder }: Staging,
): Promise<string> {
  const own = join(folder, workspace.clients, client.provider);
  const isPackage = workspace.layout === "packages";
  const files = new Map<string, string>();
  for (const [name, text] of client.files) files.set(isPackage ? `src/${name}` : name, text);
  if (isPackage) {
    // Loaded only where there are packages: it needs @calloff/contract, which an app may do without.
    const { scaffoldPackage } = await import("./scaffold.ts");
    for (const [path, text] of await scaffoldPackage(workspace, client, specs)) files.set(path, text);
  }
  for (const [path, text] of files) {
    await mkdir(join(own, path, ".."), { recursive: true });
    await writeFile(join(own, path), text);
  }
  return own;
}

/**
 * Whether the vendor is there already, made from this document and these answers.
 *
 * @param overlay as it would be written; undefined where no answers were given, so that those that are there hold
 * @throws UserError when there is another of that name, or only half of one
 */
async function isPresent(
  workspace: Workspace,
  provider: string,
  published: Published,
  overlay: string | undefined,
): Promise<boolean> {
  const specs = specsOf(workspace, provider);
  const parts = [specs, clientsOf(workspace, provider)].filter((path) => existsSync(path));
  if (parts.length === 0) return false;
  const remove = `npx calloff-dev remove ${provider}`;
  const isWhole = existsSync(join(specs, "source.yaml")) && existsSync(sourceOf(workspace, provider));
  if (!isWhole) {
    throw new UserError(
      `${parts.join(" and ")} already exists, but is not a complete vendor. Choose another name, or run ${remove} first.`,
    );
  }
  const { document } = await readSourceRecord(join(specs, "source.yaml"));
  const { sha256 } = recordOf(published, "").document;
  if (document.sha256 !== sha256) {
    throw new UserError(
      `${provider} already exists with another document (sha256 ${document.sha256.slice(0, 12)}, this one ${sha256.slice(0, 12)}). If the vendor has changed it, run npx calloff-dev drift ${provider} --write.`,
    );
  }
  const present = await readFile(join(specs, "overlay.yaml"), "utf8").catch(() => "");
  if (overlay !== undefined && overlay !== present) {
    throw new UserError(
      `${provider} already exists with other answers: edit ${specs}/overlay.yaml, and run npx calloff-dev codegen; or ${remove} first.`,
    );
  }
  return true;
}
