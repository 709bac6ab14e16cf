import type { WaitEvent } from "@calloff/core";
import { type Paint, paintFor } from "../color.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { writeLine } from "../write-line.ts";
import { formatDuration } from "./format-duration.ts";
import { colorOf, labelOf, type ResultLine } from "./result-line.ts";

/** Shows a run as it goes. */
export interface Progress {
  /** Gives a promise while whoever reads the output is behind. */
  show(line: ResultLine): Promise<void> | undefined;
  /** Says that nothing happens for a while, and why. */
  wait(event: WaitEvent): void;
  /** Takes away what is not to stay. */
  stop(): void;
}

/** One JSON object a line, for programs. */
export function jsonProgress({ stdout, stderr }: Io): Progress {
  const wait = tellWaits((line) => stderr.write(line));
  return { show: (line) => writeLine(stdout, JSON.stringify(line)), wait, stop: () => {} };
}

/** One line for each job. */
export function plainProgress({ stdout, stderr, env }: Io): Progress {
  const wait = tellWaits((line) => stderr.write(line));
  const paint = paintFor(stdout, env);
  return { show: (line) => writeLine(stdout, printResult(line, { paint })), wait, stop: () => {} };
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

interface ShownResult {
  /** The line's length, at which the vendor's words are cut off. */
  readonly columns?: number | undefined;
  readonly paint?: Paint;
}

/** A result as one line of text. The job is always there whole, and why it was not tried. */
export function printResult(
  line: ResultLine,
  { columns, paint = (_, text) => text }: ShownResult = {},
): string {
  const { reference, kind, status, attempts, message } = line;
  const facts = [
    ...(status === undefined || message?.includes(String(status)) ? [] : [`${status}`]),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
  ];
  const known = facts.length === 0 ? "" : ` (${facts.join(", ")})`;
  const label = labelOf(line).padEnd(LABEL);
  const rest = `  ${printable(reference)}${known}`;
  // The job says whose operation it was.
  const words = kind === "failed" ? message?.replace(/^\S+: [A-Z]+ \S+?:? /, "") : message;
  const room =
    attempts === 0 || columns === undefined ? Number.POSITIVE_INFINITY : columns - label.length - rest.length;
  return paint(colorOf(line), label) + rest + (words === undefined ? "" : cut(`  ${printable(words)}`, room));
}

/** A terminal has columns for characters, not for their UTF-16 units. */
function cut(text: string, columns: number): string {
  const characters = [...text];
  if (characters.length <= columns) return text;
  return columns < 10 ? "" : `${characters.slice(0, columns - 1).join("")}…`;
}
