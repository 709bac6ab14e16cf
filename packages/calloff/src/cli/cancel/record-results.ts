import { type ResultLine, type RunResult, toResultLine } from "./result-line.ts";

/** Results that wait to be written before no more are taken. */
const MAX_UNWRITTEN = 1_024;

interface Recorder {
  /** Whether it was asked for that stops be confirmed. */
  readonly confirm?: boolean;
  /** Resolves when the lines are on disk. */
  write(lines: readonly ResultLine[]): Promise<void>;
  /** Told of each only after it was written. Gives a promise while whoever reads is behind. */
  report(line: ResultLine): Promise<void> | undefined;
  /** Ends the run: what is not written will not be told of. */
  stop(): void;
  /** Aborts when the run ends early. */
  readonly signal: AbortSignal;
}

/**
 * Writes all results down and reports them, in their order. One write carries all that came during the one before:
 * a disk that is asked to keep each single result is slower than most vendors. While nobody reads what is told, no more
 * results are taken, which slows the calls down; in a run that ends early they are, so that they are written.
 *
 * @throws what `write` throws, or the results themselves, once all that can be written is
 */
export async function recordResults(
  results: AsyncIterable<RunResult>,
  { confirm = false, write, report, stop, signal }: Recorder,
): Promise<void> {
  let unwritten: ResultLine[] = [];
  let writing: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  let untold: ResultLine[] = [];
  let failure: { readonly error: unknown } | undefined;

  async function writeAll(): Promise<void> {
    try {
      while (unwritten.length > 0 && failure === undefined) {
        const lines = unwritten;
        unwritten = [];
        await write(lines);
        untold.push(...lines);
        if (reading === undefined) tellAll();
      }
    } catch (error) {
      failure = { error };
      stop();
    }
    writing = undefined;
  }

  /** Until its reader is behind: then it goes on when the reader has caught up, and holds up no writing. */
  function tellAll(): void {
    const lines = untold;
    untold = [];
    for (const [at, line] of lines.entries()) {
      reading = report(line)?.then(tellAll);
      if (reading === undefined) continue;
      untold = lines.slice(at + 1);
      return;
    }
  }

  try {
    for await (const result of results) {
      if (failure !== undefined) continue;
      unwritten.push(toResultLine(result, confirm));
      writing ??= writeAll();
      if (unwritten.length >= MAX_UNWRITTEN) await writing;
      // To take more would be to ask for more.
      while (reading !== undefined && !signal.aborted) await untilAborted(reading, signal);
    }
  } finally {
    await writing;
    while (reading !== undefined) await reading;
  }
  if (failure !== undefined) throw failure.error;
}

/** Waits no longer than until the signal aborts. */
function untilAborted(reading: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => resolve();
    signal.addEventListener("abort", end);
    reading.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
