import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Comparison } from "@calloff/drift/internal";
import { printSourceRecord, readSourceRecord, type SourceRecord, UserError } from "@calloff/openapi/internal";
import { driftChangeset } from "../changesets/drift-changeset.ts";
import { checkClient } from "../clients/check-client.ts";
import { stageComposition } from "../clients/composition.ts";
import { generateClient } from "../clients/generate-client.ts";
import { changeWorkspace } from "../workspace/change-workspace.ts";
import { refuseUncommitted } from "../workspace/git.ts";
import { Interrupted } from "../workspace/interruptible.ts";
import { type Placement, type Staging, stageFiles } from "../workspace/staging.ts";
import { sourceOf, specsOf, type Workspace } from "../workspace/workspace.ts";

/** A vendor's document as it was found upstream. */
export interface UpstreamDocument {
  /** As published. */
  readonly bytes: Uint8Array;
  /** What is to stand in `source.yaml` beside it. */
  readonly record: SourceRecord;
}

/** What `--write` did for one provider. */
export interface WrittenDrift {
  readonly provider: string;
  /** Whether anything was written: not when the vendored document is this one already. */
  readonly vendored: boolean;
  /** The path of the changeset; undefined where nothing has to be released. */
  readonly changeset: string | undefined;
}

/** Holds a client to its document before it is written. */
type Check = typeof checkClient;

/**
 * Takes a vendor's new document over: vendors it, generates and checks the client anew, and writes the changeset where
 * there are packages.
 *
 * @throws UserError saying what a person has to decide, and Interrupted; everything is then as it was
 */
export async function writeDrift(
  workspace: Workspace,
  provider: string,
  upstream: UpstreamDocument,
  comparison: Comparison,
  check: Check = checkClient,
): Promise<WrittenDrift> {
  const { document } = await readSourceRecord(join(specsOf(workspace, provider), "source.yaml"));
  // Another day, or another page around the same document, is no drift.
  if (document.sha256 === upstream.record.document.sha256) {
    return { provider, vendored: false, changeset: undefined };
  }
  let changeset: string | undefined;
  try {
    refuseUncommitted(workspace.root, [`${workspace.specs}/${provider}`, `${workspace.clients}/${provider}`]);
    await changeWorkspace(workspace, provider, async (staging) => {
      const prepared = await prepare(workspace, staging, { provider, upstream, comparison, check });
      changeset = prepared.changeset;
      return prepared.placements;
    });
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error;
    throw new UserError(
      `${error.message}\nNothing was written for ${provider}. Decide, then run npx calloff-dev drift ${provider} --write again.`,
    );
  }
  return { provider, vendored: true, changeset };
}

interface Drifted {
  readonly provider: string;
  readonly upstream: UpstreamDocument;
  readonly comparison: Comparison;
  readonly check: Check;
}

async function prepare(
  workspace: Workspace,
  staging: Staging,
  { provider, upstream, comparison, check }: Drifted,
): Promise<{ readonly changeset: string | undefined; readonly placements: readonly Placement[] }> {
  const { bytes, record } = upstream;
  // Called like the final one below the root: that is how messages name it.
  const specs = join(staging.folder, workspace.specs, provider);
  await cp(specsOf(workspace, provider), specs, { recursive: true });
  const { document } = await readSourceRecord(join(specs, "source.yaml"));
  await rm(join(specs, document.file));
  await writeFile(join(specs, record.document.file), bytes);
  await writeFile(join(specs, "source.yaml"), printSourceRecord(record));
  const client = await generateClient(workspace, provider, specs);
  await check(workspace, client, staging, record);
  const source = join(staging.folder, "client");
  await mkdir(source);
  for (const [name, text] of client.files) await writeFile(join(source, name), text);
  const { retrieved } = record;
  const changed = { provider, retrieved, sha256: record.document.sha256, changes: comparison.changes };
  const changeset = await driftChangeset(workspace, changed, comparison.bump);
  return {
    changeset: changeset?.path,
    placements: [
      { from: specs, to: specsOf(workspace, provider) },
      { from: source, to: sourceOf(workspace, provider) },
      ...(await stageComposition(workspace, staging, { provider, specs })),
      ...(changeset === undefined ? [] : await stageFiles(staging, [[changeset.path, changeset.text]])),
      ...(changeset?.replaced ?? []).map((to) => ({ from: undefined, to })),
    ],
  };
}
