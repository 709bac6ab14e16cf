import { constants } from "node:os";
import { UserError } from "@calloff/openapi/internal";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody stopped the command: nothing else is gone on with. */
export class Interrupted extends UserError {}

/** What of `process` is needed here. */
interface Signals {
  on(name: NodeJS.Signals, listener: (name: NodeJS.Signals) => void): unknown;
  off(name: NodeJS.Signals, listener: (name: NodeJS.Signals) => void): unknown;
}

/**
 * Does work that puts everything back when it fails. An interrupt does not end the process before that: the work is told
 * of it by its signal, and is awaited.
 *
 * @throws Interrupted, or whatever the work throws
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  signals: Signals = process,
): Promise<Result> {
  const stop = new AbortController();
  const onSignal = (name: NodeJS.Signals): void =>
    stop.abort(
      new Interrupted(
        `stopped by ${name}: every change was undone.`,
        undefined,
        128 + constants.signals[name],
      ),
    );
  for (const name of SIGNALS) signals.on(name, onSignal);
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    for (const name of SIGNALS) signals.off(name, onSignal);
  }
}
