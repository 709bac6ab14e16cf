import type { WaitEvent } from "@calloff/core";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { formatDuration } from "./format-duration.ts";
import { labelOf, type ResultLine } from "./result-line.ts";

/** Shows a run as it goes. */
export interface Progress {
  show(line: ResultLine): void;
  /** Says that nothing happens for a while, and why. */
  wait(event: WaitEvent): void;
  /** Takes away what is not to stay. */
  stop(): void;
}

/** One JSON object a line, for programs. */
export function jsonProgress({ stdout, stderr }: Io): Progress {
  const wait = tellWaits((line) => stderr.write(line));
  return { show: (line) => stdout.write(`${JSON.stringify(line)}\n`), wait, stop: () => {} };
}

/** One line for each job. */
export function plainProgress({ stdout, stderr }: Io): Progress {
  const wait = tellWaits((line) => stderr.write(line));
  return { show: (line) => stdout.write(`${printResult(line)}\n`), wait, stop: () => {} };
}

/** Shorter waits are over before a person has read that there is one. */
const MIN_TOLD_WAIT_MS = 3_000;

/** Writes one line for each wait that is long enough for a person to wonder. */
export function tellWaits(write: (line: string) => void): (event: WaitEvent) => void {
  return ({ provider, reference, delay, error }) => {
    if (delay < MIN_TOLD_WAIT_MS) return;
    const who = reference === undefined ? provider : printable(String(reference));
    const why = error.retryAfter === undefined ? `after ${error.code}` : "as the vendor asks";
    write(`${who}: waiting ${formatDuration(delay / 1_000)} ${why}\n`);
  };
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
