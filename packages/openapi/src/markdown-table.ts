import { UserError } from "./user-error.ts";

/** A column's heading; one that begins with a colon, as in `:operations`, stands over numbers, which are aligned right. */
type Heading = string;
type Cell = string | number;

/**
 * A table of GitHub's Markdown. Cells are Markdown already; what would end a cell or its row is escaped here.
 *
 * @example
 * markdownTable(["state", ":jobs"], [["canceled", 3]]); // "| state | jobs |\n|---|--:|\n| canceled | 3 |\n"
 */
export function markdownTable(headings: readonly Heading[], rows: readonly (readonly Cell[])[]): string {
  const names = headings.map((heading) => heading.replace(/^:/, ""));
  const rule = headings.map((heading) => (heading.startsWith(":") ? "--:" : "---")).join("|");
  return `${markdownRow(names)}|${rule}|\n${rows.map(markdownRow).join("")}`;
}

/** One row of such a table, with its line end. */
export function markdownRow(cells: readonly Cell[]): string {
  const inCells = cells.map((cell) =>
    String(cell)
      .replace(/\s*\n\s*/g, " ")
      .replace(/(\\*)\|/g, escapePipe),
  );
  return `| ${inCells.join(" | ")} |\n`;
}

/** Two backslashes are a backslash, and escape nothing. */
function escapePipe(written: string, backslashes: string): string {
  return backslashes.length % 2 === 0 ? `${backslashes}\\|` : written;
}

/** A README around a table that a program keeps: the marks stand at the end of `before`, and at the start of `after`. */
interface AroundTable {
  readonly before: string;
  readonly table: string;
  readonly after: string;
}

/**
 * Finds the table between `<!-- name:start -->` and `<!-- name:end -->`.
 *
 * @throws UserError when the marks are not there, once each and in order
 */
export function splitAtTable(readme: string, name: string): AroundTable {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [before, middle, ...more] = readme.split(start);
  const [table, after, ...rest] = middle?.split(end) ?? [];
  if (before === undefined || table === undefined || after === undefined || more.length + rest.length > 0) {
    throw new UserError(
      `README.md needs the lines ${start} and ${end}, once each: between them stands the table.`,
    );
  }
  return { before: before + start, table, after: end + after };
}
