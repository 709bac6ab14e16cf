import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Comparison } from "@calloff/drift/internal";
import {
  printSourceRecord,
  readSourceRecord,
  type SourceRecord,
  UserError,
  writeFiles,
} from "@calloff/openapi/internal";
import { applyDifferences, findDifferences } from "../../codegen/apply-plan.ts";
import { planFiles } from "../../codegen/plan.ts";
import { Interrupted } from "../../interrupted.ts";
import { allOrNothing } from "./all-or-nothing.ts";
import { holdToContract } from "./hold-to-contract.ts";
import { writeChangeset } from "./write-changeset.ts";

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
  /** What follows, in place of a release, where there is none: the client is part of an app. */
  readonly next?: string;
}

/** Builds and tests a provider's package, and refreshes its line in README.md. */
export type HoldToContract = (provider: string, signal: AbortSignal) => Promise<void>;

/**
 * Takes a vendor's new document over: vendors it, generates the provider's package anew, holds it to its contract
 * and writes the changeset. Works on the repository in the current folder.
 *
 * @throws UserError saying what a person has to decide, and Interrupted; everything is then as it was
 */
export async function writeDrift(
  provider: string,
  upstream: UpstreamDocument,
  comparison: Comparison,
  hold: HoldToContract = holdToContract,
): Promise<WrittenDrift> {
  const specs = join("specs", provider);
  const { document } = await readSourceRecord(join(specs, "source.yaml"));
  const { sha256, file } = upstream.record.document;
  // Another day, or another page around the same document, is no drift.
  if (document.sha256 === sha256) return { provider, vendored: false, changeset: undefined };

  const touched = [specs, join("packages", provider), join("packages", "calloff"), "README.md", ".changeset"];
  return allOrNothing(touched, async (signal) => {
    await writeFiles(
      new Map<string, string | Uint8Array>([
        [join(specs, file), upstream.bytes],
        [join(specs, "source.yaml"), printSourceRecord(upstream.record)],
      ]),
    );
    if (document.file !== file) await rm(join(specs, document.file));
    await applyDifferences(await findDifferences(await planFiles([provider, "calloff"])));
    signal.throwIfAborted();
    await hold(provider, signal);
    const { retrieved } = upstream.record;
    const { bump, changes } = comparison;
    const changeset = await writeChangeset({ provider, retrieved, sha256, changes }, bump);
    return { provider, vendored: true, changeset };
  }).catch((error: unknown) => {
    if (!(error instanceof UserError) || error instanceof Interrupted) throw error;
    throw new UserError(
      `${error.message}\nNothing was written for ${provider}. Decide, then run npx calloff-dev drift ${provider} --write again.`,
    );
  });
}
