import type { Paint } from "../color.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { formatDuration } from "./format-duration.ts";
import { colorOf } from "./result-line.ts";
import type { Tally, Unsettled } from "./tally.ts";

interface Run {
  /** Seconds. */
  readonly seconds: number;
  /** Results that a journal had before. */
  readonly resumed: number;
  /** References that were there more than once, and asked about once. */
  readonly repeated: number;
  /** It was ended early: there may be references that were not read. */
  readonly isPartial: boolean;
  /** How many those are, where that is known. */
  readonly unread: number | undefined;
  /** What can be done next, where somebody has ended it. */
  readonly next: string | undefined;
}

/** Where it is printed. */
interface Place {
  readonly screen: Pick<Io["stdout"], "isTTY" | "rows" | "columns">;
  readonly paint: Paint;
}

const number = new Intl.NumberFormat("en");

/** How the run ended: by state, and last the jobs that may still be running; on a terminal as many as fit on it. */
export function printSummary(tally: Tally, run: Run, { screen, paint }: Place): string {
  const { seconds, resumed, repeated, isPartial, unread, next } = run;
  const head = [
    `${jobs(tally.total)} in ${formatDuration(seconds)}${resumed > 0 ? `, ${number.format(resumed)} of them in an earlier run` : ""}`,
    ...tally.counts.map(
      ({ label, count, settled }) => `${number.format(count).padStart(9)}  ${paint(colorOf(settled), label)}`,
    ),
  ];
  if (repeated > 0) head.push(`${jobs(repeated)} listed more than once, sent once`);
  if (isPartial && unread !== 0) head.push(`ended early: ${printUnread(unread)}`);
  const foot = next === undefined ? [] : [next];
  const { isTTY, rows = 24, columns = 80 } = screen;
  // A title with an empty line above, and a line for those that are not named, for both lists; and the prompt.
  const left = isTTY ? rows - rowsOf([...head, ...foot], columns) - 7 : Number.POSITIVE_INFINITY;
  const rejected = nameFirst(tally.rejected, { left: Math.floor(left / 2), columns });
  const running = nameFirst(tally.running, { left: left - rowsOf(rejected, columns), columns });
  const lines = [...head];
  if (rejected.length > 0) {
    const { count } = tally.rejected;
    const title = `${number.format(count)} ${count === 1 ? "reference was" : "references were"} rejected, and nothing was sent for ${count === 1 ? "it" : "them"}:`;
    lines.push("", paint("bold", title), ...rejected);
  }
  if (running.length > 0) {
    lines.push("", paint("bold", `${jobs(tally.running.count)} may still be running:`), ...running);
  }
  return `${[...lines, ...foot].join("\n")}\n`;
}

/** How a run goes on that somebody has ended. */
export function nextStep(journal: string | undefined): string {
  if (journal === undefined)
    return "To be able to resume an interrupted run, start it with --journal <file>.";
  return `To continue, run the same command with --journal ${printable(journal)} --resume`;
}

/** The first of them, one a line, and how many more there are. */
function nameFirst({ count, named }: Unsettled, room: { left: number; columns: number }): string[] {
  if (count === 0) return [];
  const lines: string[] = [];
  let { left } = room;
  for (const { reference, label } of named) {
    const line = `  ${printable(reference)}  ${printable(label)}`;
    left -= rowsOf([line], room.columns);
    if (left < 0) break;
    lines.push(line);
  }
  const unnamed = count - lines.length;
  const more = lines.length === 0 ? "" : `and ${number.format(unnamed)} more; `;
  return unnamed === 0 ? lines : [...lines, `  ${more}--json lists all`];
}

/** Rows of a terminal: it breaks what is longer. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0);
}

function jobs(count: number): string {
  return `${number.format(count)} ${count === 1 ? "job" : "jobs"}`;
}

function printUnread(unread: number | undefined): string {
  if (unread === undefined) return "references that had not been read are not counted";
  return `${jobs(unread)} had not been read, and nothing was sent for them`;
}
