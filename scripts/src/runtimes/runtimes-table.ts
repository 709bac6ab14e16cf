import { markdownRow, markdownTable, splitAtTable, UserError } from "@calloff/openapi/internal";
import { notRunReasons, type Runtime, type RuntimeReport } from "./runtime.ts";

const NAME = "runtimes";
const HEAD = markdownTable(["runtime", "version", "cases passed", "failed", "not run"], []);

/**
 * The page with its table of runtimes made anew; all else stays as it is.
 *
 * @throws UserError when the markers are not there, or a runtime was not run: the table says nothing that was not seen
 */
export function refreshRuntimes(page: string, reports: readonly RuntimeReport[]): string {
  const missing = reports.flatMap((report) => report.missing ?? []);
  if (missing.length > 0) throw new UserError(`docs/runtimes.md was not written: ${missing.join("; ")}.`);
  const { before, after } = splitAtTable(page, NAME);
  return `${before}\n${HEAD}${reports.map(renderRow).join("")}${after}`;
}

export function renderRow({ runtime, suiteRun }: RuntimeReport): string {
  const results = suiteRun?.results ?? [];
  const count = (wanted: string) => results.filter(({ result }) => result === wanted).length;
  return markdownRow([
    runtime,
    suiteRun?.version ?? "",
    count("passed"),
    count("failed"),
    notRunReasons(results).join("; ") || "0",
  ]);
}

/** What of the table does not fit the versions that are installed, or the runtimes that are run. */
export function findStaleRows(page: string, runtimes: readonly Runtime[]): string[] {
  const rows = splitAtTable(page, NAME).table.slice(`\n${HEAD}`.length).split("\n").filter(Boolean);
  const stale = runtimes.filter(({ name, pin }) => {
    const start = `| ${name} | ${pin === undefined ? "" : `${shownVersion(name, pin)} |`}`;
    return rows.filter((row) => row.startsWith(start)).length !== 1;
  });
  const unknownRows = rows.filter((row) => !runtimes.some(({ name }) => row.startsWith(`| ${name} |`)));
  return [...stale.map(({ name, pin }) => `${name}${pin === undefined ? "" : ` ${pin}`}`), ...unknownRows];
}

/** As the runtime itself says it: workerd tells its date, which its package has in the middle of its version. */
function shownVersion(name: string, pin: string): string {
  return name.startsWith("workerd") ? pin.replace(/^1\.(\d{4})(\d\d)(\d\d)\.\d+$/, "$1-$2-$3") : pin;
}
