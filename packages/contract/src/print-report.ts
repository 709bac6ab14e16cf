import Table from "cli-table3";
import { type ContractReport, groupRows, operationInWords, sidesInWords } from "./report.ts";

const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/**
 * Prints a report for a terminal: a table of all calls, and the totals.
 *
 * @example
 * process.stdout.write(printReport(report));
 */
export function printReport(report: ContractReport): string {
  const head = ["provider", "operation", "status", "via", "request side", "response side"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const group of groupRows(report.rows)) {
    const { provider, status, via } = group;
    table.push([provider, operationInWords(group), status, via, ...sidesInWords(group)]);
  }
  const { rows, passed, failed, skipped, withoutPrism } = report.totals;
  const ours = report.providers.reduce((sum, provider) => sum + provider.ours, 0);
  const operations = ours + report.providers.reduce((sum, provider) => sum + provider.operations, 0);
  const tested = report.providers.reduce((sum, provider) => sum + provider.tested, 0);
  return [
    table.toString(),
    `${tested} of ${operations} operations of ${report.providers.length} providers hold on both sides${ours === 0 ? "" : `; ${ours} of them documented by us`}.`,
    `${rows} calls: ${passed} passed, ${failed} failed, ${skipped} skipped${withoutPrism === 0 ? "" : `; ${withoutPrism} of them judged without Prism`}.`,
    ...report.providers
      .filter(({ leftOut }) => leftOut.length > 0)
      .map(({ provider, leftOut }) => `Left out of ${provider}, and not tested: ${leftOut.join(", ")}.`),
    "",
  ].join("\n");
}
