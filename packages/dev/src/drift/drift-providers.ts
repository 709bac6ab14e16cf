import { join } from "node:path";
import type { DriftReport, ProviderDrift, UnknownDrift } from "@calloff/drift/internal";
import {
  type Comparison,
  compareDocuments,
  highestBump,
  readUpstream,
  type Upstream,
  type Vendored,
} from "@calloff/drift/internal";
import type { ReadOnce } from "@calloff/openapi/internal";
import {
  applyProviderOverlay,
  lowerTo31,
  type ParsedDocument,
  parseDocument,
  readRecordedDocument,
  readSourceRecord,
  UserError,
} from "@calloff/openapi/internal";

/** One provider to look at. */
export interface DriftTarget {
  readonly provider: string;
  /** Files or URLs that take the place of the recorded source. */
  readonly upstream: readonly string[];
}

/** What was read for a provider. */
interface Found {
  readonly vendored: Vendored;
  readonly upstream: Upstream;
}

/** What was found out about one provider, and from what. */
export interface DriftResult {
  readonly drift: ProviderDrift;
  /** Absent where it could not be read. */
  readonly found?: Found;
}

/**
 * What became of each provider's document upstream, in the order of `targets`. They are read at once, as far as
 * politeness allows, then compared one after the other. What is wrong with one is told about that one.
 */
export async function driftOf(
  targets: readonly DriftTarget[],
  specsDir: string,
  read: ReadOnce,
): Promise<DriftResult[]> {
  const readings = await Promise.allSettled(
    targets.map(({ provider, upstream }) => readBoth(join(specsDir, provider), upstream, read)),
  );
  const results: DriftResult[] = [];
  for (const [i, { provider }] of targets.entries()) {
    const reading = readings[i];
    if (reading?.status !== "fulfilled") results.push({ drift: unknownDrift(provider, reading?.reason) });
    else if (reading.value === undefined) results.push({ drift: incomparable(provider) });
    else {
      const found = reading.value;
      const drift = await compare(provider, found).catch((error: unknown) => unknownDrift(provider, error));
      results.push({ drift, found });
    }
  }
  return results;
}

export function reportOf(results: readonly DriftResult[]): DriftReport {
  const providers = results.map(({ drift }) => drift);
  const bump = highestBump(providers.map((drift) => (drift.status === "unknown" ? "none" : drift.bump)));
  return { bump, providers };
}

/** A document that was written by hand, and whose vendor's own is not known: there is nothing to compare it with. */
function incomparable(provider: string): ProviderDrift {
  return {
    provider,
    status: "unchanged",
    bump: "none",
    verdicts: { walk: "none", compiler: "none" },
    changes: [],
    sources: [],
    newUpstream: [],
    note: "written by hand, and source.yaml names no upstream",
  };
}

/** Compares as the package's users would notice: with what the overlay adds, to the older document and the newer. */
export async function compareEffective(vendored: Vendored, upstream: ParsedDocument): Promise<Comparison> {
  const before = await applyProviderOverlay(vendored.document, vendored.dir);
  const after = await applyProviderOverlay(upstream, vendored.dir);
  return compareDocuments(before.document, after.document);
}

/** It could not be told. A fault of our own must not hide the other providers' results, nor pass for theirs. */
export function unknownDrift(provider: string, error: unknown): UnknownDrift {
  const problem =
    error instanceof UserError
      ? error.message
      : `Calloff itself failed, which is worth a report: ${error instanceof Error ? error.stack : error}`;
  return { provider, status: "unknown", problem };
}

/** @returns undefined where there is nothing to compare with */
async function readBoth(dir: string, given: readonly string[], read: ReadOnce): Promise<Found | undefined> {
  const { text, path } = await readRecordedDocument(dir);
  const { source } = await readSourceRecord(join(dir, "source.yaml"));
  const vendored = { dir, document: parseDocument(text, { file: path }), source };
  if (source.kind === "written" && source.upstream === undefined && given.length === 0) return undefined;
  return { vendored, upstream: await readUpstream(vendored, given, read) };
}

async function compare(provider: string, { vendored, upstream }: Found): Promise<ProviderDrift> {
  const isWritten = vendored.source.kind === "written";
  const comparison = await (isWritten ? compareWords : compareEffective)(vendored, upstream.document);
  const isSame = comparison.bump === "none" && comparison.changes.length === 0;
  const { sources, newUpstream } = upstream;
  return {
    provider,
    status: isSame ? "unchanged" : "drift",
    sources,
    newUpstream,
    ...comparison,
    ...(isWritten && { note: WRITTEN }),
  };
}

const WRITTEN =
  "its document was written by hand, and is compared with the vendor's own: each change is where the two differ";

/** What we wrote, and what the vendor says. The overlay is for what we wrote, and may fit nothing else. */
function compareWords({ document }: Vendored, upstream: ParsedDocument): Promise<Comparison> {
  const [ours, theirs] = [structuredClone(document.value), structuredClone(upstream.value)];
  for (const value of [ours, theirs]) lowerTo31(value);
  return compareDocuments(ours, theirs);
}
