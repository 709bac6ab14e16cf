import { documentedOperations } from "./documented-operation.ts";
import type { ProviderSummary } from "./provider-summary.ts";
import { hasFailed, type Row } from "./row.ts";
import type { Subject } from "./subject.ts";
import { typedOperations } from "./typed-operations.ts";

/** What a report says of a provider that its rows do not. */
export interface ProviderOrigin {
  /** The text of the client's generated `schema.ts`, in which the operations that have types are counted. */
  readonly schema: string;
  /** The day on which the document was read at the vendor's, as in `2026-11-22`. */
  readonly retrieved: string;
  /** The SHA-256 of the vendor's document as it was published, in hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Sums up the rows of one provider, as `makeReport` takes it.
 *
 * @example
 * const rows = await allRows(subject);
 * const report = makeReport([summarizeProvider(subject, rows, { schema, retrieved, sha256 })], rows);
 */
export function summarizeProvider(
  { provider, document }: Subject,
  rows: readonly Row[],
  { schema, retrieved, sha256 }: ProviderOrigin,
): ProviderSummary {
  const documented = documentedOperations(document);
  const operations = documented.map(({ name }) => name);
  const ours = documented.filter(({ origin }) => origin === "overlay").length;
  const types = typedOperations(schema);
  const made = rows.filter(({ skipped }) => skipped === undefined);
  const passed = (name: string): boolean => {
    const own = made.filter(({ operation }) => operation === name);
    return own.length > 0 && !own.some(hasFailed);
  };
  return {
    provider,
    operations: operations.length - ours,
    ours,
    typed: operations.filter((name) => types.has(name)).length,
    tested: operations.filter(passed).length,
    skipped: countReasons(rows),
    rows: made.length,
    failed: made.filter(hasFailed).length,
    retrieved,
    sha256,
  };
}

function countReasons(rows: readonly Row[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { skipped } of rows) {
    if (skipped !== undefined) reasons[skipped] = (reasons[skipped] ?? 0) + 1;
  }
  return reasons;
}
