import { join } from "node:path";
import { parseDocument } from "../document/parse-document.ts";
import { Failure } from "../failure.ts";
import { applyProviderOverlay } from "../overlay/effective-document.ts";
import { readRecordedDocument } from "../vendor/recorded-document.ts";
import { readSourceRecord } from "../vendor/source-record.ts";
import { hardest } from "./change.ts";
import { compareDocuments } from "./compare-documents.ts";
import type { DriftReport, ProviderDrift } from "./drift-report.ts";
import { readUpstream, type Upstream, type Vendored } from "./upstream/read-upstream.ts";
import type { ReadOnce } from "./upstream/source-reader.ts";

/** One provider to look at. */
export interface DriftTarget {
  readonly provider: string;
  /** Files or URLs that take the place of the recorded source. */
  readonly upstream: readonly string[];
}

/** What was read for a provider, or why it could not be. */
type Reading = { readonly vendored: Vendored; readonly upstream: Upstream } | { readonly problem: string };

/** What was found for one provider, and what it was found in. */
export interface DriftResult {
  readonly drift: ProviderDrift;
  /** Undefined where it could not be told. */
  readonly upstream: Upstream | undefined;
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
  const readings = await Promise.all(
    targets.map(({ provider, upstream }) => readBoth(join(specsDir, provider), upstream, read)),
  );
  const results: DriftResult[] = [];
  for (const [index, reading] of readings.entries()) {
    const provider = targets[index]?.provider ?? "";
    results.push(await compare(provider, reading));
  }
  return results;
}

export function reportOf(results: readonly DriftResult[]): DriftReport {
  const providers = results.map(({ drift }) => drift);
  const bump = hardest(providers.map((drift) => (drift.status === "unknown" ? "none" : drift.bump)));
  return { bump, providers };
}

async function readBoth(dir: string, given: readonly string[], read: ReadOnce): Promise<Reading> {
  try {
    const { text, path } = await readRecordedDocument(dir);
    const { source } = await readSourceRecord(join(dir, "source.yaml"));
    const vendored = { dir, document: parseDocument(text, { file: path }), source };
    return { vendored, upstream: await readUpstream(vendored, given, read) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

async function compare(provider: string, reading: Reading): Promise<DriftResult> {
  if ("problem" in reading) return unknown(provider, reading.problem);
  const { vendored, upstream } = reading;
  try {
    const before = await applyProviderOverlay(vendored.document, vendored.dir);
    const after = await applyProviderOverlay(upstream.document, vendored.dir);
    const comparison = await compareDocuments(before.document, after.document);
    const status = comparison.bump === "none" && comparison.changes.length === 0 ? "unchanged" : "drift";
    const { sources, newUpstream } = upstream;
    return { drift: { provider, status, sources, newUpstream, ...comparison }, upstream };
  } catch (error) {
    return unknown(provider, problemOf(error));
  }
}

function unknown(provider: string, problem: string): DriftResult {
  return { drift: { provider, status: "unknown", problem }, upstream: undefined };
}

/** A fault of our own must not hide what was found for the other providers, nor pass for anything else. */
function problemOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return `Calloff itself failed, which is to be reported: ${error instanceof Error ? error.stack : error}`;
}
