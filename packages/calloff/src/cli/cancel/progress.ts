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

/** A result as one line of plain text. */
export function printResult(line: ResultLine): string {
  const { reference, status, message } = line;
  const said = message === undefined ? "" : `  ${printable(message)}`;
  const answered = status === undefined || message?.includes(String(status)) ? "" : ` (${status})`;
  return `${labelOf(line).padEnd(16)}  ${printable(reference)}${answered}${said}`;
}
