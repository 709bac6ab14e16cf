import { printable } from "../printable.ts";
import { inWords } from "./progress.ts";
import type { Tally } from "./tally.ts";

interface Run {
  /** Seconds. */
  readonly seconds: number;
  /** Results that a journal had before. */
  readonly resumed: number;
  /** References that were there more than once, and asked about once. */
  readonly repeated: number;
  /** It was interrupted: there may be references that were not read. */
  readonly isPartial: boolean;
}

const number = new Intl.NumberFormat("en");

/** How the run ended: by state, and last the jobs that may still be running. */
export function printSummary(tally: Tally, { seconds, resumed, repeated, isPartial }: Run): string {
  const lines = [
    `${jobs(tally.total)} in ${inWords(seconds)}${resumed > 0 ? `, ${number.format(resumed)} of them in an earlier run` : ""}`,
    ...tally.counts.map(([label, count]) => `${number.format(count).padStart(9)}  ${label}`),
  ];
  if (repeated > 0) lines.push(`${jobs(repeated)} named more than once, asked about once`);
  if (isPartial) lines.push("interrupted: references that were not read yet are not counted here");
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
