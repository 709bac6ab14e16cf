import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { labelOf, type ResultLine } from "./result-line.ts";

/** Shows a run as it goes. */
export interface Progress {
  show(line: ResultLine): void;
  /** Takes away what is not to stay. */
  stop(): void;
}

/** One JSON object a line, for programs. */
export function jsonProgress({ stdout }: Io): Progress {
  return { show: (line) => stdout.write(`${JSON.stringify(line)}\n`), stop: () => {} };
}

/** One line for each job. */
export function plainProgress({ stdout }: Io): Progress {
  return { show: (line) => stdout.write(`${printResult(line)}\n`), stop: () => {} };
}

/** Columns of the longest label that is frequent, so that what follows stands below each other. */
const LABEL = "failed (server-error)".length;

/**
 * A result as one line of plain text.
 *
 * @param columns the line's length, at which the vendor's words are cut off; the job is always there whole
 */
export function printResult(line: ResultLine, columns: number = Number.POSITIVE_INFINITY): string {
  const { reference, status, message } = line;
  const answered = status === undefined || message?.includes(String(status)) ? "" : ` (${status})`;
  const head = `${labelOf(line).padEnd(LABEL)}  ${printable(reference)}${answered}`;
  return message === undefined ? head : head + cut(`  ${printable(message)}`, columns - head.length);
}

/** A terminal has columns for characters, not for their UTF-16 units. */
function cut(text: string, columns: number): string {
  const characters = [...text];
  if (characters.length <= columns) return text;
  return columns < 10 ? "" : `${characters.slice(0, columns - 1).join("")}…`;
}
