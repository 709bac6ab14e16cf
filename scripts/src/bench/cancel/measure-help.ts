import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { median } from "./turns.ts";

const TIMES = 20;

/** Milliseconds for `calloff --help` and for Node to do nothing, in turn: the medians. */
export function measureHelp(): { ours: number; bare: number } {
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
