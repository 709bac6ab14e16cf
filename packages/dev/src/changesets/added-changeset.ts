import { existsSync } from "node:fs";
import { posix } from "node:path";
import type { ProviderModel } from "@calloff/codegen/internal";
import { listOperations, type SourceRecord } from "@calloff/openapi/internal";
import type { GeneratedClient } from "../clients/generate-client.ts";
import { importOf, type Workspace } from "../workspace/workspace.ts";
import { changesetFolder, composingPackages, printChangeset } from "./changeset.ts";

/**
 * The changeset that announces a new provider's package, which begins at 1.0.0, and to the packages that compose it what
 * they have more.
 *
 * @returns its path and text; nothing where there are no packages, or no changesets
 */
export async function addedChangeset(
  workspace: Workspace,
  client: Pick<GeneratedClient, "provider" | "model" | "document">,
  record: SourceRecord,
): Promise<[path: string, text: string][]> {
  const { provider, model, document } = client;
  const folder = changesetFolder(workspace);
  if (workspace.layout !== "packages" || !existsSync(folder)) return [];
  const name = importOf(workspace, provider);
  const composing = (await composingPackages(workspace, provider)).filter((each) => each !== name);
  const releases = Object.fromEntries([
    [name, "major" as const],
    ...composing.map((each) => [each, "minor" as const]),
  ]);
  const body = describeFirstRelease(name, model, listOperations(document).length, record);
  return [[posix.join(folder, `add-${provider}.md`), printChangeset({ releases, body })]];
}

/**
 * What users of a new package read first in its changelog: what it does, and what it was made from.
 *
 * @param name the package's
 * @param operations how many operations its document has
 */
export function describeFirstRelease(
  name: string,
  model: Pick<ProviderModel, "name" | "identifier" | "jobs">,
  operations: number,
  { retrieved, source, document }: Pick<SourceRecord, "retrieved" | "source" | "document">,
): string {
  const { identifier, jobs } = model;
  const fetch = `typed fetch of ${operations === 1 ? "one operation" : `${operations} operations`}`;
  const ability =
    jobs.length === 0
      ? `${fetch} of ${identifier}, without a cancel`
      : `${describeJobs(model)}, and ${fetch}`;
  const origin =
    source.kind === "written"
      ? "a document of our own with the facts of these operations"
      : `${identifier}'s OpenAPI document`;
  return `First release of \`${name}\`: ${ability}. Generated from ${origin}, as of ${retrieved} (sha256 \`${document.sha256.slice(0, 12)}\`).`;
}

function describeJobs({
  name,
  identifier,
  jobs,
}: Pick<ProviderModel, "name" | "identifier" | "jobs">): string {
  const namesOf = (list: typeof jobs): string => list.map(({ kind }) => `\`${name}.${kind}\``).join(", ");
  const readable = jobs.filter(({ status }) => status !== undefined);
  const verbs = readable.length === jobs.length ? "cancel and status" : "cancel";
  const [only] = jobs;
  if (only?.kind === undefined) return `${verbs} of jobs at ${identifier}`;
  const some =
    readable.length === 0 || readable.length === jobs.length ? "" : `, status of ${namesOf(readable)}`;
  return `${verbs} of ${namesOf(jobs)}${some}`;
}
