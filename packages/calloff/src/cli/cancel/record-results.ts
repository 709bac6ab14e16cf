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
}

/**
 * Writes all results down and reports them, in their order. One write carries all that came during the one before:
 * a disk that is asked to keep each single result is slower than most vendors. Who reads slowly slows the run down.
 *
 * @throws what `write` throws, or the results themselves, once all that can be written is
 */
export async function recordResults(
  results: AsyncIterable<RunResult>,
  { confirm = false, write, report, stop }: Recorder,
): Promise<void> {
  let unwritten: ResultLine[] = [];
  let writing: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  async function writeAll(): Promise<void> {
    try {
      while (unwritten.length > 0 && failure === undefined) {
        const lines = unwritten;
        unwritten = [];
        await write(lines);
        for (const line of lines) {
          reading = report(line);
          if (reading !== undefined) await reading;
        }
        reading = undefined;
      }
    } catch (error) {
      failure = { error };
      stop();
    }
    writing = undefined;
  }

  try {
    for await (const result of results) {
      if (failure !== undefined) continue;
      unwritten.push(toResultLine(result, confirm));
      writing ??= writeAll();
      // While nobody reads, to take more would only be to ask for more.
      if (unwritten.length >= MAX_UNWRITTEN || reading !== undefined) await writing;
    }
  } finally {
    await writing;
  }
  if (failure !== undefined) throw failure.error;
}
