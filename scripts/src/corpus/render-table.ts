import Table from "cli-table3";
import { type DocumentResult, isTested, type StepResult } from "./document-result.ts";
import type { Reason } from "./reasons.ts";
import { addUp, percent } from "./totals.ts";

const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** For a terminal: a line for each document, the totals, and why there were skips. */
export function renderTable(results: readonly DocumentResult[], skips: readonly Reason[]): string {
  const head = [
    "document",
    "operations",
    "vendored",
    "generated",
    "compiles",
    "tested",
    "openapi-ts",
    "hey-api",
  ];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const result of results) {
    const { name, operations, vendored, generated, compiled, contract } = result;
    const tested = contract?.operations.filter(isTested).length ?? 0;
    table.push([
      name,
      operations,
      mark(vendored),
      mark(generated),
      mark(compiled),
      tested === operations ? "all" : String(tested),
      mark(result.openapiTypescript),
      mark(result.heyApi),
    ]);
  }
  return `${[table.toString(), ...renderTotals(results, skips)].join("\n")}\n`;
}

function mark(step: StepResult | undefined): string {
  if (step === undefined) return "–";
  return step.ok ? "yes" : "no";
}

/** In sentences, without the table. */
function renderTotals(results: readonly DocumentResult[], skips: readonly Reason[]): string[] {
  const totals = addUp(results);
  const { documents, vendored, generated, compiled, operations, tested, failed, skipped } = totals;
  const { openapiTypescript, heyApi } = totals;
  const peers =
    openapiTypescript === undefined
      ? []
      : [`With openapi-typescript alone ${openapiTypescript} compile, with @hey-api/openapi-ts ${heyApi}.`];
  return [
    `${documents} documents: ${vendored} vendored, ${generated} generated, ${compiled} compile.`,
    ...peers,
    `${operations} operations: ${tested} contract-tested (${percent(tested, operations)}), ${failed} failed, ${skipped} skipped.`,
    `${totals.calls} calls, ${totals.withoutPrism} of them judged without Prism.`,
    ...skips.map(({ operations: count, fault, whose, issue, example }) => {
      const where = issue === undefined ? "" : ` (${issue})`;
      return `  skipped ${count}: ${fault} [${whose}]${where}, such as ${example}`;
    }),
  ];
}
