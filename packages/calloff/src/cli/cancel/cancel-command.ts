import { createHash } from "node:crypto";
import { calloff } from "../../calloff.ts";
import { createProviders } from "../../providers.ts";
import { EXIT } from "../cli-error.ts";
import { loadEnvFile } from "../env-file.ts";
import type { Io } from "../io.ts";
import { openReferenceInput, type ReferenceInput } from "../references/reference-input.ts";
import { type CancelFlags, checkFlags, parseBaseUrls, parseConcurrency } from "./cancel-flags.ts";
import { dryRun } from "./dry-run.ts";
import { type Journal, openJournal } from "./journal.ts";
import { printSummary } from "./print-summary.ts";
import { barProgress, jsonProgress, type Progress, plainProgress } from "./progress.ts";
import { recordResults } from "./record-results.ts";
import type { Settled } from "./result-line.ts";
import { Tally } from "./tally.ts";

/**
 * `calloff cancel`.
 *
 * @returns the exit status
 * @throws CliError when there is something to put right
 */
export async function cancelCommand(
  references: readonly string[],
  flags: CancelFlags,
  io: Io,
): Promise<number> {
  checkFlags(references, flags);
  loadEnvFile(flags.envFile, io.env);
  const needsFingerprint = flags.journal !== undefined;
  const input = await openReferenceInput({ given: references, from: flags.from, needsFingerprint }, io.stdin);
  try {
    if (flags.dryRun) return await dryRun(input, flags, io);
    const journal = await openJournalOf(input, flags);
    try {
      return await cancelInput(input, journal, flags, io);
    } finally {
      await journal?.close();
    }
  } finally {
    await input.close();
  }
}

async function openJournalOf(input: ReferenceInput, flags: CancelFlags): Promise<Journal | undefined> {
  const { journal: path, resume = false, retryFailed = false, baseUrl = [] } = flags;
  if (path === undefined) return undefined;
  const run = JSON.stringify([input.fingerprint, [...baseUrl].sort()]);
  return openJournal({ path, run: createHash("sha256").update(run).digest("hex"), resume, retryFailed });
}

async function cancelInput(
  input: ReferenceInput,
  journal: Journal | undefined,
  flags: CancelFlags,
  io: Io,
): Promise<number> {
  const providers = Object.keys(createProviders());
  const baseUrls = parseBaseUrls(flags.baseUrl ?? [], providers);
  const jobs = calloff(
    Object.fromEntries(Object.entries(baseUrls).map(([name, baseUrl]) => [name, { baseUrl }])),
  );
  const concurrency = parseConcurrency(flags.concurrency ?? [], providers);
  const done = journal?.done ?? new Map<string, Settled>();
  const tally = new Tally();
  const unsettled = new Unsettled(input, done, tally);
  const progress = progressOf(flags, io, input, done.size);
  const stopping = new AbortController();
  const startedAt = performance.now();
  let interrupts = 0;
  const listenNoMore = io.onInterrupt(() => {
    interrupts += 1;
    if (interrupts > 1) process.exit(EXIT.interrupted);
    io.stderr.write(
      "\nStopping. What is on its way may still reach its vendor; press again to end at once.\n",
    );
    stopping.abort();
  });
  try {
    await recordResults(jobs.cancelAll(unsettled.read(), { concurrency, signal: stopping.signal }), {
      write: async (lines) => journal?.write(lines),
      report(line) {
        tally.add(line.reference, line, line.attempts > 0);
        progress.show(line);
      },
      stop: () => stopping.abort(),
    });
  } finally {
    listenNoMore();
    progress.stop();
    const seconds = (performance.now() - startedAt) / 1_000;
    const summary = {
      seconds,
      resumed: unsettled.settled,
      repeated: unsettled.repeated,
      isPartial: interrupts > 0,
    };
    if (flags.json) io.stdout.write(`${JSON.stringify({ kind: "summary", ...tally.toJSON() })}\n`);
    else io.stdout.write(printSummary(tally, summary));
  }
  return interrupts > 0 ? EXIT.interrupted : statusOf(tally);
}

function progressOf(flags: CancelFlags, io: Io, { count }: ReferenceInput, settled: number): Progress {
  if (flags.json) return jsonProgress(io);
  if (!io.stderr.isTTY || !io.stdout.isTTY) return plainProgress(io);
  return barProgress(io, count === undefined ? undefined : Math.max(0, count - settled));
}

function statusOf(tally: Tally): number {
  if (tally.running === 0) return EXIT.ok;
  // Nothing could be sent as things stand: keys, ids or addresses are to be put right first.
  return tally.sent === 0 ? EXIT.usage : EXIT.running;
}

/** The references of an input, each once, without those whose result a journal has. */
class Unsettled {
  readonly #input: ReferenceInput;
  readonly #done: ReadonlyMap<string, Settled>;
  readonly #tally: Tally;
  readonly #seen = new Set<string>();
  settled = 0;
  repeated = 0;

  constructor(input: ReferenceInput, done: ReadonlyMap<string, Settled>, tally: Tally) {
    this.#input = input;
    this.#done = done;
    this.#tally = tally;
  }

  async *read(): AsyncGenerator<string, void, undefined> {
    for await (const reference of this.#input.read()) {
      if (this.#seen.has(reference)) {
        this.repeated += 1;
        continue;
      }
      this.#seen.add(reference);
      const settled = this.#done.get(reference);
      if (settled === undefined) {
        yield reference;
      } else {
        this.settled += 1;
        this.#tally.add(reference, settled, true);
      }
    }
  }
}
