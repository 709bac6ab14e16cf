import type { Comparison, KnownDrift } from "@calloff/drift/internal";
import { recordOf, UserError } from "@calloff/openapi/internal";
import { today } from "../vendor/vendor-document.ts";
import { Interrupted } from "../workspace/interruptible.ts";
import { compareEffective, type DriftResult, unknownDrift } from "./drift-providers.ts";
import type { UpstreamDocument, WrittenDrift } from "./write-drift.ts";

/** How one provider's new document is taken over. */
export type WriteOne = (
  provider: string,
  upstream: UpstreamDocument,
  comparison: Comparison,
) => Promise<WrittenDrift>;

/**
 * Takes over what has drifted, one provider after the other. What stops one is told about that one, with what had
 * changed, and leaves the others alone.
 *
 * @throws Interrupted
 */
export async function writeResults(
  results: readonly DriftResult[],
  note: (text: string) => void,
  write: WriteOne,
): Promise<DriftResult[]> {
  const written: DriftResult[] = [];
  for (const result of results) written.push(await writeResult(result, note, write));
  return written;
}

async function writeResult(
  result: DriftResult,
  note: (text: string) => void,
  write: WriteOne,
): Promise<DriftResult> {
  const { drift, found } = result;
  if (drift.status === "unknown" || found === undefined) return result;
  // The same in another style is taken over too; a page that only got more operations is not.
  if (drift.status === "unchanged" && found.upstream.newUpstream.length > 0) return result;
  const { provider } = drift;
  const { published, sources } = found.upstream;
  if (found.vendored.source.kind === "written") {
    // What was written for what it says would be gone, without a word.
    note(
      `${provider}: its document was written by hand and was kept; to replace it with the vendor's own, run npx calloff-dev vendor ${provider} --from ${sources.join(" ")}.\n`,
    );
    return result;
  }
  try {
    const comparison = await comparisonOfAll(drift, found);
    const upstream = { bytes: published.bytes, record: recordOf(published, today()) };
    const { vendored, changeset } = await write(provider, upstream, comparison);
    const release = changeset === undefined ? "" : `; the release is in ${changeset}`;
    if (vendored) {
      note(
        `${provider}: the new document is in ${found.vendored.dir}, its client was regenerated${release}.\n`,
      );
    }
    return result;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const changes = drift.changes.map(({ bump, message }) => `  ${bump}: ${message}\n`).join("");
    const { problem } = unknownDrift(provider, error);
    return {
      drift: {
        provider,
        status: "unknown",
        problem: `${problem}\nWhat has changed (${drift.bump}):\n${changes}`.trimEnd(),
      },
    };
  }
}

/**
 * A page is vendored whole, with operations that it had not before: those are released, too. A vendor's whole
 * document in the place of a page would be another package.
 */
async function comparisonOfAll(
  drift: KnownDrift,
  { vendored, upstream }: NonNullable<DriftResult["found"]>,
): Promise<Comparison> {
  const { published, newUpstream, sources } = upstream;
  // Of a document of which only some operations are vendored, those are all.
  if (newUpstream.length === 0 || vendored.source.only !== undefined) return drift;
  if (published.source.kind === "document") {
    throw new UserError(
      `holds ${newUpstream.length} more ${newUpstream.length === 1 ? "operation" : "operations"} than are vendored; to vendor them all, run npx calloff-dev vendor ${drift.provider} --from ${sources.join(" ")}.`,
      { file: sources.join(" + ") },
    );
  }
  return compareEffective(vendored, published.document);
}
