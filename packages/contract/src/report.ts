import Table from "cli-table3";
import { hasFailed, type Row } from "./row.ts";
import type { ProviderSummary } from "./summarize-provider.ts";

/** The results of the calls to all providers. It contains no time of day, so it changes only if a result changes. */
export interface ContractReport {
  /** Counts over all providers. */
  readonly totals: {
    /** The number of rows, including skipped ones. */
    readonly rows: number;
    /** The number of calls that passed on both sides. */
    readonly passed: number;
    /** The number of calls that failed. */
    readonly failed: number;
    /** The number of calls that were not made. */
    readonly skipped: number;
    /** The number of calls without Prism; they were checked anyway. */
    readonly withoutPrism: number;
  };
  /** The result for each provider. */
  readonly providers: readonly ProviderSummary[];
  /** Every call. */
  readonly rows: readonly Row[];
}

/**
 * Makes the report of a run, which `printReport` and `renderHtml` show, and `JSON.stringify` keeps.
 *
 * @param providers a summary for each provider, as `summarizeProvider` makes it
 * @param rows the rows of all of them
 * @example
 * const report = makeReport([summary], rows);
 * console.log(printReport(report));
 */
export function makeReport(providers: readonly ProviderSummary[], rows: readonly Row[]): ContractReport {
  const skipped = rows.filter((row) => row.skipped !== undefined).length;
  const failed = rows.filter(hasFailed).length;
  const withoutPrism = rows.filter((row) => row.withoutPrism !== undefined).length;
  return {
    totals: { rows: rows.length, passed: rows.length - failed - skipped, failed, skipped, withoutPrism },
    providers,
    rows,
  };
}

/** The rows of one status and one way to call, which differ only in what was sent and answered. */
export interface RowGroup {
  readonly provider: string;
  readonly operation: string;
  readonly origin: Row["origin"];
  /** With the concrete status that stood for it, where that is another. */
  readonly status: string;
  readonly via: Row["via"];
  readonly rows: readonly Row[];
}

export function groupRows(rows: readonly Row[]): RowGroup[] {
  const groups = new Map<string, RowGroup & { rows: Row[] }>();
  for (const row of rows) {
    const { provider, operation, origin, documented, via } = row;
    const status = documented === String(row.status) ? documented : `${documented} as ${row.status}`;
    const key = JSON.stringify([provider, operation, status, via]);
    const group = groups.get(key) ?? { provider, operation, origin, status, via, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Method and path, marked where the vendor's document does not have them. */
function operationInWords({ operation, origin }: RowGroup): string {
  return origin === "vendor" ? operation : `${operation} (documented by us)`;
}

/** What answered the calls of a group, where that was not Prism alone; undefined where it was. */
function answeredInWords({ rows }: RowGroup): string | undefined {
  const reasons = rows.flatMap(({ withoutPrism }) => withoutPrism ?? []);
  if (reasons.length === 0) return undefined;
  return `without Prism ×${reasons.length}: ${[...new Set(reasons)].join("; ")}`;
}

/** Both sides of a group in words. */
export function sidesInWords(group: RowGroup): [request: string, response: string] {
  const answered = answeredInWords(group);
  const response = sideInWords(group, "response");
  return [sideInWords(group, "request"), answered === undefined ? response : `${response}; ${answered}`];
}

/** How many calls passed, or what is wrong. */
function sideInWords({ rows }: RowGroup, side: "request" | "response"): string {
  const [skipped] = rows.flatMap((row) => row.skipped ?? []);
  if (skipped !== undefined) return `skipped: ${skipped}`;
  const wrong = rows.filter((row) => row[side].length > 0);
  if (wrong.length === 0) return `pass ×${rows.length}`;
  const reasons = [...new Set(wrong.flatMap((row) => row[side]))];
  return `FAIL ×${wrong.length} of ${rows.length}: ${reasons.join("; ")}`;
}

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
