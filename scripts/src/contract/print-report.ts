import Table from "cli-table3";
import { type ContractReport, groupRows, sideInWords } from "./report.ts";

const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** For a terminal. */
export function printReport(report: ContractReport): string {
  const head = ["provider", "operation", "status", "via", "request side", "response side"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const group of groupRows(report.rows)) {
    const { provider, operation, status, via } = group;
    table.push([
      provider,
      operation,
      status,
      via,
      sideInWords(group, "request"),
      sideInWords(group, "response"),
    ]);
  }
  const { rows, passed, failed, skipped } = report.totals;
  const operations = report.providers.reduce((sum, provider) => sum + provider.operations, 0);
  const tested = report.providers.reduce((sum, provider) => sum + provider.tested, 0);
  return [
    table.toString(),
    `${tested} of ${operations} operations of ${report.providers.length} providers hold on both sides.`,
    `${rows} calls: ${passed} passed, ${failed} failed, ${skipped} skipped.`,
    "",
  ].join("\n");
}
