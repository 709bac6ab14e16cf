import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { runCli, startCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { type Answer, startVendor } from "./vendor-server.ts";

const FAILURES: readonly Answer[] = [500, 503, "drop", 429];

interface Line {
  readonly reference: string;
  readonly kind: string;
}

/** The whole lines that a killed process left, of a journal or of what it printed. */
function wholeLines(text: string): Line[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

async function readJournal(path: string): Promise<Line[]> {
  return wholeLines(await readFile(path, "utf8").catch(() => "")).slice(1);
}

/** Fails one call in ten, in four ways. */
async function answerBadly(): Promise<Answer> {
  await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 4));
  if (Math.random() >= 0.1) return 200;
  return FAILURES[Math.floor(Math.random() * FAILURES.length)] ?? 500;
}

/**
 * Kills the command line this often in the midst of this many jobs, resumes it each time, and lets it come to its end:
 * there is one result for each job, and no job with a result was asked about again.
 */
export async function killAndResume(killTimes: number, jobs: number): Promise<void> {
  await using vendor = await startVendor(answerBadly);
  await using folder = await temporaryFolder();
  const journal = join(folder.path, "journal");
  const from = join(folder.path, "jobs");
  const references = Array.from({ length: jobs }, (_, index) => `pulse:job-${index}`);
  await writeFile(from, `${references.join("\n")}\n`);
  const args = [
    ...["cancel", "--from", from, "--journal", journal, "--resume", "--json"],
    ...["--concurrency", "16", "--base-url", `pulse=${vendor.url}`],
  ];
  const env = { PULSE_API_KEY: "any" };

  const kills: { readonly done: ReadonlySet<string>; readonly calls: number }[] = [];
  while (kills.length < killTimes) {
    // By calls rather than by the clock: however slow the machine, the process is in the middle of its work.
    // Altogether they are fewer than the jobs, so that the last run has something left to do.
    const calls = vendor.asked.length + 20 + Math.floor(Math.random() * ((0.8 * jobs) / killTimes));
    const { child, ended } = startCli(args, { env });
    await Promise.race([vendor.reached(calls), ended]);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    child.kill("SIGKILL");
    const { signal, stdout } = await ended;
    expect(signal).toBe("SIGKILL");
    const done = new Set((await readJournal(journal)).map(({ reference }) => reference));
    const reported = wholeLines(stdout).filter(({ kind }) => kind === "answered");
    expect(reported.filter(({ reference }) => !done.has(reference))).toEqual([]);
    kills.push({ done, calls: vendor.asked.length });
  }
  const last = await runCli(args, { env });

  expect([0, 1]).toContain(last.status);
  const results = (await readJournal(journal)).map(({ reference }) => reference);
  expect(results).toHaveLength(jobs);
  expect(new Set(results)).toEqual(new Set(references));
  const askedAgain = kills.flatMap(({ done, calls }) =>
    vendor.asked.slice(calls).filter((job) => done.has(`pulse:${job}`)),
  );
  expect(askedAgain).toEqual([]);
  const atKills = kills.map(({ done }) => done.size);
  process.stdout.write(`results at the kills: ${atKills.join(" ")}; calls: ${vendor.asked.length}\n`);
  expect(atKills.at(-1)).toBeGreaterThan(killTimes);
  expect(atKills.at(-1)).toBeLessThan(jobs);
}
