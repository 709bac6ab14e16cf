import { constants } from "node:os";
import { Interrupted } from "../../interrupted.ts";
import { takeSnapshot } from "./tree-snapshot.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What of `process` is needed here. */
interface Signals {
  on(name: NodeJS.Signals, listener: (name: NodeJS.Signals) => void): unknown;
  off(name: NodeJS.Signals, listener: (name: NodeJS.Signals) => void): unknown;
}

/**
 * Does work that changes the files and folders at `paths`; should it fail or be interrupted, they are as they
 * were before. The work is told of an interruption by its signal, and is awaited before anything is put back.
 *
 * @throws Interrupted, or whatever the work throws
 */
export async function allOrNothing<Result>(
  paths: readonly string[],
  work: (signal: AbortSignal) => Promise<Result>,
  signals: Signals = process,
): Promise<Result> {
  const before = takeSnapshot(paths);
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals): void =>
    stop.abort(
      new Interrupted(
        `stopped by ${name}: everything is as it was.`,
        undefined,
        128 + constants.signals[name],
      ),
    );
  for (const name of SIGNALS) signals.on(name, onSignal);
  try {
    const result = await work(stop.signal);
    stop.signal.throwIfAborted();
    return result;
  } catch (error) {
    before.restore();
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    for (const name of SIGNALS) signals.off(name, onSignal);
  }
}
