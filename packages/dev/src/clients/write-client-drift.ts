import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printSourceRecord, readSourceRecord } from "@calloff/openapi/internal";
import { allOrNothing } from "../drift/apply/all-or-nothing.ts";
import type { UpstreamDocument, WrittenDrift } from "../drift/apply/write-drift.ts";
import { openStaging, placeAll, refuseUncommitted, stageIn } from "../workspace/staging.ts";
import { clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import { refuseFailed } from "./add-client.ts";
import { checkClient } from "./check-client.ts";
import { generateClientFiles } from "./client-files.ts";

/**
 * Takes a vendor's new document over into an app: vendors it, and generates and checks the client anew.
 *
 * @throws UserError saying what a person has to decide, and Interrupted; everything is then as it was
 */
export async function writeClientDrift(
  workspace: Workspace,
  provider: string,
  upstream: UpstreamDocument,
): Promise<WrittenDrift> {
  const { root } = workspace;
  const [specs, folder] = [specsOf(workspace, provider), clientsOf(workspace, provider)];
  const { document } = await readSourceRecord(join(specs, "source.yaml"));
  const { record } = upstream;
  if (document.sha256 === record.document.sha256) return { provider, vendored: false, changeset: undefined };
  refuseUncommitted(root, [`${workspace.specs}/${provider}`, `${workspace.clients}/${provider}`]);
  await allOrNothing([], async (signal) => {
    await using staging = await openStaging(root);
    const stage = stageIn(staging);
    await cp(specs, stage.specs, { recursive: true });
    await rm(join(stage.specs, document.file));
    await writeFile(join(stage.specs, record.document.file), upstream.bytes);
    await writeFile(join(stage.specs, "source.yaml"), printSourceRecord(record));
    const client = await generateClientFiles(provider, stage.specs, `${workspace.specs}/${provider}`);
    await mkdir(stage.client);
    for (const [name, text] of client.files) await writeFile(join(stage.client, name), text);
    refuseFailed(provider, await checkClient({ ...client, provider, record }, stage, root));
    signal.throwIfAborted();
    await placeAll(staging, [
      { from: stage.specs, to: specs },
      { from: stage.client, to: folder },
    ]);
  });
  return { provider, vendored: true, changeset: undefined, next: `its client in ${folder} is made anew` };
}
