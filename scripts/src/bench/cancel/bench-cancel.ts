import { measureHelp } from "./measure-help.ts";
import { measureMemory } from "./measure-memory.ts";
import { measureRate } from "./measure-rate.ts";

const LEAST_RATE = 0.85;
const MOST_MEGABYTES = 150;
const MOST_HELP_MS = 150;

/** @returns whether every target is met */
export async function benchCancel(rounds: number, print: (text: string) => void): Promise<boolean> {
  const { bare, ours, ratio } = await measureRate(rounds);
  print(
    `10,000 cancels at concurrency 32: cancelAll ${ours}/s, bare fetch ${bare}/s; ratio ${ratio} (at least ${LEAST_RATE})\n`,
  );
  const memory = await measureMemory();
  print(
    `1,000,000 references: ${memory.ours} MB at most (under ${MOST_MEGABYTES}); Node with fetch alone ${memory.bare} MB\n`,
  );
  const help = await measureHelp();
  print(
    `calloff --help: ${help.ours} ms; node -e 0: ${help.bare} ms; ${help.ours - help.bare} ms more (within ${MOST_HELP_MS})\n`,
  );
  return ratio >= LEAST_RATE && (memory.ours ?? 0) < MOST_MEGABYTES && help.ours - help.bare <= MOST_HELP_MS;
}
