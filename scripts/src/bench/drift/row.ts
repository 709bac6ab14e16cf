import { median } from "../cancel/turns.ts";
import type { Run } from "../measure-run.ts";

/** What the runs of one program come to. */
export interface Row {
  readonly name: string;
  /** The median. */
  readonly seconds: number;
  readonly fastest: number;
  readonly slowest: number;
  /** The most of any run; undefined where memory cannot be asked. */
  readonly megabytes: number | undefined;
}

export function summarize(name: string, runs: readonly Run[]): Row {
  const times = runs.map(({ seconds }) => seconds).sort((left, right) => left - right);
  const known = runs.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    name,
    seconds: median(times),
    fastest: times.at(0) ?? 0,
    slowest: times.at(-1) ?? 0,
    megabytes: known.length > 0 ? Math.max(...known) : undefined,
  };
}

/** One line; `own` is what the others are measured against. */
export function printRow(row: Row, own: Row | undefined): string {
  const { name, seconds, fastest, slowest, megabytes } = row;
  const memory = megabytes === undefined ? "memory unknown" : `${megabytes.toFixed(0)} MB`;
  const ratio = own === undefined || own === row ? "" : `, ${(seconds / own.seconds).toFixed(1)} times ours`;
  const spread = `${fastest.toFixed(2)} to ${slowest.toFixed(2)}`;
  return `  ${name.padEnd(20)} ${seconds.toFixed(2).padStart(6)} s (${spread}), ${memory}${ratio}\n`;
}
