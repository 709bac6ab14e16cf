import type { Outcome } from "@calloff/runtime";
import { onAbort } from "@calloff/runtime/internal";

/** The watch of `cancelOnAbort`. It cancels the job when the signal aborts, until it is released. */
export interface AbortWatch<Answer = Outcome> {
  /**
   * The outcome of the cancel; `undefined` if the job was released instead. The promise stays pending until the signal
   * aborts or the job is released. It rejects with CalloffError as `cancel` does; a rejection that you do not handle is
   * ignored.
   */
  readonly outcome: Promise<Answer | undefined>;

  /**
   * Ends the watch without canceling the job, and removes the listener from the signal. Call it when the job has finished.
   *
   * @returns `true` if the job was still watched; `false` if the signal had aborted or the job had been released
   */
  release(): boolean;

  /** The same as `release`, for `using`. */
  [Symbol.dispose](): void;
}

export function cancelOnAbort(signal: AbortSignal, send: () => Promise<Outcome>): AbortWatch {
  let settle: (outcome: Promise<Outcome> | undefined) => void = () => {};
  const outcome = new Promise<Outcome | undefined>((resolve) => {
    settle = resolve;
  });
  // Pressing stop must not end a process only because nobody waited for the vendor's answer.
  outcome.catch(() => {});
  let isWatching = true;
  let stopListening = (): void => {};
  const end = (last?: () => Promise<Outcome>): boolean => {
    const isInTime = isWatching;
    isWatching = false;
    stopListening();
    if (isInTime) settle(last?.());
    return isInTime;
  };
  const cancelJob = (): void => void end(send);
  stopListening = onAbort(signal, cancelJob);
  const release = (): boolean => end();
  // As in a guard: some browsers have no such symbol.
  return { outcome, release, [Symbol.dispose ?? Symbol.for("Symbol.dispose")]: release };
}
