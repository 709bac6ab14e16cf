import { calloff } from "../../calloff.ts";
import { CliError, EXIT } from "../cli-error.ts";
import { paintFor } from "../color.ts";
import type { Io } from "../io.ts";
import type { ReferenceInput } from "../references/reference-input.ts";
import { barProgress } from "./bar-progress.ts";
import type { CancelFlags } from "./cancel-flags.ts";
import { cancelSetAside } from "./cancel-set-aside.ts";
import { type CancelSettings, withBaseUrls } from "./cancel-settings.ts";
import { watchInterrupts } from "./interrupts.ts";
import type { Journal } from "./journal.ts";
import { nextStep, printSummary } from "./print-summary.ts";
import { jsonProgress, type Progress, plainProgress } from "./progress.ts";
import { recordResults } from "./record-results.ts";
import { Tally } from "./tally.ts";
import { UnsettledReferences } from "./unsettled-references.ts";

interface Surroundings {
  readonly flags: CancelFlags;
  readonly settings: CancelSettings;
  readonly io: Io;
}

/**
 * Cancels all jobs of an input that the journal does not know yet, shows how it goes, and sums up.
 *
 * @returns the exit code
 * @throws CliError when the input has a broken line, or the journal cannot be written: after the summary
 */
export async function cancelInput(
  input: ReferenceInput,
  journal: Journal | undefined,
  { flags, settings, io }: Surroundings,
): Promise<number> {
  const jobs = calloff(withBaseUrls(settings.baseUrls));
  const done = journal?.done ?? new Map<string, never>();
  const tally = new Tally();
  const unsettled = new UnsettledReferences(input, done, (reference, settled) =>
    tally.add(reference, settled, true),
  );
  const progress = progressOf(flags, io, input.count && input.count - done.size);
  const interrupts = watchInterrupts(io, () => progress.stop());
  const startedAt = performance.now();
  try {
    const { concurrency } = settings;
    const { confirm = false } = flags;
    const { signal } = interrupts;
    const options = { concurrency, confirm, signal, onWait: progress.wait };
    const results = cancelSetAside(unsettled.read(), (references) => jobs.cancelAll(references, options));
    await recordResults(results, {
      confirm,
      // What failed and was to be tried again when the run was ended is tried again when it is resumed.
      write: async (lines) =>
        journal?.write(signal.aborted ? lines.filter(({ kind }) => kind !== "failed") : lines),
      report(line) {
        tally.add(line.reference, line, line.attempts > 0);
        return progress.show(line);
      },
      stop: () => interrupts.stop(),
      signal,
    });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    // Results that were not written are not told of: jobs that were handed out may be in any state.
    throw new CliError(error.message, unsettled.handedOut > 0 ? EXIT.running : EXIT.usage);
  } finally {
    interrupts.close();
    progress.stop();
    const seconds = (performance.now() - startedAt) / 1_000;
    const { settled: resumed, repeated, unread } = unsettled;
    const isPartial = interrupts.signal.aborted;
    const next = interrupts.status === undefined ? undefined : nextStep(flags.journal);
    if (flags.json) {
      io.stdout.write(`${JSON.stringify({ kind: "summary", ...tally.toJSON() })}\n`);
      if (next !== undefined) io.stderr.write(`${next}\n`);
    } else {
      const run = { seconds, resumed, repeated, unread, isPartial, next };
      const place = { screen: io.stdout, paint: paintFor(io.stdout, io.env) };
      io.stdout.write(printSummary(tally, run, place));
    }
  }
  return interrupts.status ?? statusOf(tally);
}

function progressOf(flags: CancelFlags, io: Io, total: number | undefined): Progress {
  if (flags.json) return jsonProgress(io);
  // Those that cannot move a cursor call themselves dumb.
  const hasBar = io.stderr.isTTY && io.stdout.isTTY && io.env["TERM"] !== "dumb";
  return hasBar ? barProgress(io, total) : plainProgress(io);
}

function statusOf(tally: Tally): number {
  if (tally.running.count + tally.rejected.count === 0) return EXIT.ok;
  // Nothing could be sent as things stand: keys, ids or addresses are to be put right first.
  return tally.sent === 0 ? EXIT.usage : EXIT.running;
}
