import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.ts";
import { measureRun } from "../measure-run.ts";
import type { Way } from "./measure-rates.ts";
import { CONTESTANT, startVendor } from "./programs.ts";

/** The most megabytes that each had at one time; not a number where the system cannot be asked. */
export interface PeakMemory {
  readonly fetch: number;
  readonly fetchWithTimeout: number;
  readonly cancelAll: number;
  readonly command: number;
}

/**
 * Cancels by a loop of bare `fetch` without and with a signal, by `cancelAll`, and by `calloff cancel` with a file and a
 * journal, one after the other, each in a process of its own.
 *
 * @param node the Node that is measured: its path
 */
export async function measureMemory(node: string, references: number): Promise<PeakMemory> {
  const vendor = await startVendor();
  await using temporary = await temporaryFolder("bench");
  const { path: folder } = temporary;
  const peakOf = async (name: string, args: readonly string[]): Promise<number> =>
    (await measureRun({ name, node, args, cwd: process.cwd(), fine: [0] })).megabytes ?? Number.NaN;
  const peakOfWay = (way: Way): Promise<number> =>
    peakOf(way, [CONTESTANT, way, vendor.baseUrl, String(references)]);
  try {
    return {
      // The target is beside this one: signals take memory, and would make the comparison easier.
      fetch: await peakOfWay("fetch without a signal"),
      fetchWithTimeout: await peakOfWay("fetch with AbortSignal.timeout"),
      cancelAll: await peakOfWay("cancelAll"),
      command: await peakOf("calloff cancel", await commandLine(folder, vendor.baseUrl, references)),
    };
  } finally {
    vendor.end();
  }
}

async function commandLine(folder: string, baseUrl: string, references: number): Promise<string[]> {
  const from = join(folder, "references.txt");
  const keys = join(folder, "keys.env");
  await writeFile(from, Array.from({ length: references }, (_, id) => `pulse:${id}\n`).join(""));
  await writeFile(keys, "PULSE_API_KEY=any\n");
  const command = join("packages", "calloff", "dist", "cli.js");
  const journal = join(folder, "journal.jsonl");
  const options = ["--from", from, "--journal", journal, "--keys", keys, "--concurrency", "32"];
  return [command, "cancel", ...options, "--base-url", `pulse=${baseUrl}`];
}
