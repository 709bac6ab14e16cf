import type { ProviderSummary, Subject } from "@calloff/contract/internal";
import { documentedOperations, hasFailed, type Row, typedOperations } from "@calloff/contract/internal";
import type { SourceRecord } from "@calloff/openapi/internal";

/** What a provider's line says besides the calls. */
interface Sources {
  /** The generated types, as text. */
  readonly schema: string;
  readonly record: SourceRecord;
}

/** One provider's line in the reports, from what came of its calls. */
export function summarize(
  { provider, document }: Subject,
  rows: readonly Row[],
  { schema, record }: Sources,
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
    retrieved: record.retrieved,
    sha256: record.document.sha256,
  };
}

function countReasons(rows: readonly Row[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { skipped } of rows) {
    if (skipped !== undefined) reasons[skipped] = (reasons[skipped] ?? 0) + 1;
  }
  return reasons;
}
