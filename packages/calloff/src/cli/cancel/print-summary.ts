import { printable } from "../printable.ts";
import { formatDuration } from "./format-duration.ts";
import type { Tally } from "./tally.ts";

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
}

const number = new Intl.NumberFormat("en");

/** How the run ended: by state, and last the jobs that may still be running. */
export function printSummary(tally: Tally, { seconds, resumed, repeated, isPartial, unread }: Run): string {
  const lines = [
    `${jobs(tally.total)} in ${formatDuration(seconds)}${resumed > 0 ? `, ${number.format(resumed)} of them in an earlier run` : ""}`,
    ...tally.counts.map(([label, count]) => `${number.format(count).padStart(9)}  ${label}`),
  ];
  if (repeated > 0) lines.push(`${jobs(repeated)} named more than once, asked about once`);
  if (isPartial && unread !== 0) lines.push(`ended early: ${printUnread(unread)}`);
  if (tally.running > 0) {
    lines.push("", `${jobs(tally.running)} may still be running:`);
    for (const { reference, label } of tally.named) lines.push(`  ${printable(reference)}  ${label}`);
    const unnamed = tally.running - tally.named.length;
    if (unnamed > 0) lines.push(`  and ${jobs(unnamed)} more; --json names each`);
  }
  return `${lines.join("\n")}\n`;
}

function jobs(count: number): string {
  return `${number.format(count)} ${count === 1 ? "job" : "jobs"}`;
}

function printUnread(unread: number | undefined): string {
  if (unread === undefined) return "references that were not read yet are not counted here";
  return `${jobs(unread)} more had not been read, and nothing was sent about them`;
}
