import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readSourceRecord } from "../vendor/source-record.ts";
import { documentedOperations } from "./documented-operation.ts";
import { hasFailed, type Row } from "./row.ts";
import type { Subject } from "./subject.ts";
import { typedOperations } from "./typed-operations.ts";

/** One provider's line in the reports. */
export interface ProviderSummary {
  readonly provider: string;
  /** How many operations there are in the vendored document, … */
  readonly operations: number;
  /** … how many our overlay adds, documented by us, … */
  readonly ours: number;
  /** … how many of both in the package's types, … */
  readonly typed: number;
  /** … and of how many every row passed. */
  readonly tested: number;
  /** Calls that were not made, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly failed: number;
  /** The day on which the document was read at the vendor's. */
  readonly retrieved: string;
  readonly sha256: string;
}

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
