import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderSummary, Subject } from "@calloff/contract/internal";
import { documentedOperations, hasFailed, type Row, typedOperations } from "@calloff/contract/internal";
import { readSourceRecord } from "@calloff/openapi/internal";

/** @param root the repository's */
export async function summarize(
  root: string,
  subject: Subject,
  rows: readonly Row[],
): Promise<ProviderSummary> {
  const { provider, document } = subject;
  const documented = documentedOperations(document);
  const operations = documented.map(({ name }) => name);
  const ours = documented.filter(({ origin }) => origin === "overlay").length;
  const types = typedOperations(await readFile(join(root, "packages", provider, "src/schema.ts"), "utf8"));
  const { retrieved, document: recorded } = await readSourceRecord(
    join(root, "specs", provider, "source.yaml"),
  );
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
    sha256: recorded.sha256,
  };
}

function countReasons(rows: readonly Row[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { skipped } of rows) {
    if (skipped !== undefined) reasons[skipped] = (reasons[skipped] ?? 0) + 1;
  }
  return reasons;
}
