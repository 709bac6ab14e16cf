import Table from "cli-table3";
import type { Played } from "./play.ts";

/** Without lines between the rows: fourteen of them fit a screen. */
const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

export function printTable(played: readonly Played[]): string {
  const head = ["provider", "request", "status", "state", "stopped"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const { scene, request, status, state, stopped } of played) {
    table.push([scene.provider, request, String(status), state, String(stopped)]);
  }
  return table.toString();
}
