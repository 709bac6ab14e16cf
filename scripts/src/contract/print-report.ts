import Table from "cli-table3";
import { type ContractReport, groupRows, operationInWords, sideInWords } from "./report.ts";

const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** For a terminal. */
export function printReport(report: ContractReport): string {
  const head = ["provider", "operation", "status", "via", "request side", "response side"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const group of groupRows(report.rows)) {
    const { provider, status, via } = group;
    table.push([
      provider,
      operationInWords(group),
      status,
      via,
      sideInWords(group, "request"),
      sideInWords(group, "response"),
    ]);
  }
  const { rows, passed, failed, skipped } = report.totals;
  const ours = report.providers.reduce((sum, provider) => sum + provider.ours, 0);
  const operations = ours + report.providers.reduce((sum, provider) => sum + provider.operations, 0);
  const tested = report.providers.reduce((sum, provider) => sum + provider.tested, 0);
  return [
    table.toString(),
    `${tested} of ${operations} operations of ${report.providers.length} providers hold on both sides${ours === 0 ? "" : `; ${ours} of them documented by us`}.`,
    `${rows} calls: ${passed} passed, ${failed} failed, ${skipped} skipped.`,
    "",
  ].join("\n");
}
