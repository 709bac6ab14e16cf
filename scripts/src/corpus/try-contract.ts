import { resolve } from "node:path";
import { hasFailed, loadGenerated, type Row, runContract } from "@calloff/contract/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import type { ContractResult, OperationResult } from "./document-result.ts";

/** Holds the client that was generated to its document, operation by operation. */
export async function tryContract(
  provider: string,
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Omit<ContractResult, "seconds">> {
  const operations = new Map<string, OperationResult>();
  const document = JSON.parse(files.get("openapi.json") ?? "{}") as JsonObject;
  const subject = await loadGenerated({ provider, document, files }, resolve(folder, "built"));
  for await (const row of runContract({ ...subject, effort: "each status once" })) {
    operations.set(row.operation, add(operations.get(row.operation), row));
  }
  const results = [...operations.values()];
  return { ok: results.every(({ problems }) => problems.length === 0), operations: results };
}

function add(before: OperationResult | undefined, row: Row): OperationResult {
  const { operation, documented, status, withoutPrism } = row;
  // A status that no final answer has asks nothing of a client.
  const skipped = status < 200 ? undefined : row.skipped;
  const known = before ?? { operation, calls: 0, withoutPrism: {}, problems: [], skipped: {} };
  const problems = hasFailed(row)
    ? [...row.request, ...row.response].map((problem) => `${documented}: ${problem}`)
    : [];
  const reason =
    withoutPrism === undefined ? {} : { [withoutPrism]: (known.withoutPrism[withoutPrism] ?? 0) + 1 };
  return {
    operation,
    calls: known.calls + (row.skipped === undefined ? 1 : 0),
    withoutPrism: { ...known.withoutPrism, ...reason },
    problems: [...known.problems, ...problems.map((problem) => problem.slice(0, 500))].slice(0, 5),
    skipped: skipped === undefined ? known.skipped : { ...known.skipped, [documented]: skipped },
  };
}
