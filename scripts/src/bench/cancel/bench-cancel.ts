import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { measureMemory } from "./measure-memory.ts";
import { JOBS_IN_A_ROUND, JOBS_IN_A_TURN, measureRates, WAYS } from "./measure-rates.ts";
import { compareRates, median } from "./turns.ts";

const MIN_RATIO = 0.8;
const MAX_MEGABYTES_ABOVE_FETCH = 25;
const MAX_COMMAND_MEGABYTES = 180;
const MAX_HELP_MS = 150;

/** Memory depends on the Node version more than on anything else. */
const NODE_MAJORS = ["20", "24", "26"];

type Print = (text: string) => void;

/**
 * Prints what `cancelAll` and `calloff cancel` cost, beside what a user would write without them.
 *
 * @param references how many are canceled while memory is measured
 * @returns whether every target is met
 */
export async function benchCancel(rounds: number, references: number, print: Print): Promise<boolean> {
  const results: boolean[] = [];
  const target = (text: string, isMet: boolean): void => {
    print(`  ${isMet ? "met" : "MISSED"}: ${text}\n`);
    results.push(isMet);
  };

  const jobs = `${JOBS_IN_A_ROUND} jobs for each in a round, ${JOBS_IN_A_TURN} in a turn`;
  print(`Rate on Node ${process.versions.node}, ${jobs}; rounds: ${rounds}\n`);
  const base = "fetch with AbortSignal.timeout";
  const rates = compareRates(await measureRates(rounds), WAYS, base, JOBS_IN_A_TURN);
  for (const { way, perSecond, ratio } of rates) {
    print(
      `  ${way.padEnd(base.length)} ${perSecond.toFixed(0).padStart(7)}/s ${ratio.toFixed(2).padStart(6)}\n`,
    );
  }
  const ratios = new Map(rates.map(({ way, ratio }) => [way, ratio]));
  const ours = ratios.get("cancelAll") ?? 0;
  target(`cancelAll has at least ${MIN_RATIO} of the rate of ${base}`, ours >= MIN_RATIO);
  for (const way of ["openapi-fetch in p-map", "ky in p-map"] as const) {
    target(`cancelAll is faster than ${way}`, ours > (ratios.get(way) ?? 0));
  }

  print(`Memory at most, ${references} references\n`);
  for (const major of NODE_MAJORS) {
    const node = findNode(major);
    if (node === undefined) {
      print(`  Node ${major} is not installed: \`npm run runtimes -- node${major}\` installs it\n`);
      continue;
    }
    const { fetch, fetchWithTimeout, cancelAll, command } = await measureMemory(node, references);
    const above = cancelAll - fetch;
    print(`  Node ${major}: fetch without a signal ${fetch.toFixed(0)} MB, `);
    print(`with AbortSignal.timeout ${fetchWithTimeout.toFixed(0)} MB, `);
    print(`cancelAll ${cancelAll.toFixed(0)} MB, calloff cancel ${command.toFixed(0)} MB\n`);
    target(
      `cancelAll takes at most ${MAX_MEGABYTES_ABOVE_FETCH} MB more than fetch`,
      above <= MAX_MEGABYTES_ABOVE_FETCH,
    );
    target(`calloff cancel takes less than ${MAX_COMMAND_MEGABYTES} MB`, command < MAX_COMMAND_MEGABYTES);
  }

  const help = measureHelp();
  print(`Start: calloff --help ${help.ours} ms, node -e 0 ${help.bare} ms\n`);
  target(`calloff --help takes at most ${MAX_HELP_MS} ms more`, help.ours - help.bare <= MAX_HELP_MS);
  return results.every(Boolean);
}

/** The Node that runs the benchmark, or one that `npm run runtimes` has installed. */
function findNode(major: string): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const path = join("scripts", "runtimes", "node_modules", `node${major}-linux-x64`, "bin", "node");
  return existsSync(path) ? path : undefined;
}

const TIMES = 20;

/** Milliseconds for `calloff --help` and for Node to do nothing, in turn: the medians. */
function measureHelp(): { ours: number; bare: number } {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    bare.push(timeOf(["-e", "0"]));
    ours.push(timeOf([join("packages", "calloff", "dist", "cli.js"), "--help"]));
  }
  return { ours: Math.round(median(ours)), bare: Math.round(median(bare)) };
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
}
