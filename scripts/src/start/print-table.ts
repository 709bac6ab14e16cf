import Table from "cli-table3";
import type { ScenarioResult } from "./run-scenario.ts";

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
