import { UserError } from "@calloff/openapi/internal";
import Table from "cli-table3";
import type { ScenarioResult } from "./run-scenario.ts";

/**
 * One line for a run in which all was as expected.
 *
 * @throws UserError with status 1 that names every row that was not
 */
export function report(results: readonly ScenarioResult[]): string {
  const wrong = results.filter(({ differences }) => differences.length > 0);
  if (wrong.length === 0 && results.length > 0)
    return `All ${results.length} rows are as the vendors' pages say.`;
  const lines = wrong.map(
    ({ scenario, differences }) => `${scenario.provider}, job ${scenario.job}: ${differences.join("; ")}`,
  );
  const summary = `${wrong.length} of ${results.length} rows are not as the vendors' pages say:`;
  throw new UserError([summary, ...lines].join("\n"), undefined, 1);
}

/** Without lines between the rows: fourteen of them fit a screen. */
const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

export function printTable(results: readonly ScenarioResult[]): string {
  const head = ["provider", "request", "status", "state", "stopped"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const { scenario, request, status, state, stopped } of results) {
    table.push([scenario.provider, request, String(status), state, String(stopped)]);
  }
  return table.toString();
}
