import type { Outcome } from "@calloff/runtime";
import { onAbort } from "@calloff/runtime/internal";

/** What `cancelOnAbort` gives: the job is canceled when the signal aborts, until it is released. */
export interface AbortWatch<Answer = Outcome> {
  /**
   * What came of the cancel; `undefined` when the job was released instead. It stays pending as long as the
   * signal neither aborts nor the job is released. It rejects with CalloffError as `cancel` does; a rejection
   * that nobody looks at goes unnoticed.
   */
  readonly outcome: Promise<Answer | undefined>;

  /**
   * Lets the job go on, and takes the listener off the signal: the job has finished, and is not to be canceled.
   *
   * @returns whether it came in time; `false` when the signal had aborted, or the job was released before
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
