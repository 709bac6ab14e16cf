import type { Outcome } from "@calloff/runtime";

/** A job that is canceled when a signal aborts. */
export interface AbortWatch<Answer = Outcome> {
  /**
   * What came of the cancel; `undefined` when the job was released instead. It stays pending as long as the
   * signal neither aborts nor the job is released. It rejects with CalloffError as `cancel` does; a rejection
   * that nobody looks at goes unnoticed.
   */
  readonly outcome: Promise<Answer | undefined>;

  /**
   * Lets go of the signal's listener: the job has finished, and is not to be canceled any more.
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
  const end = (last?: () => Promise<Outcome>): boolean => {
    const isInTime = isWatching;
    isWatching = false;
    signal.removeEventListener("abort", onAbort);
    if (isInTime) settle(last?.());
    return isInTime;
  };
  const onAbort = (): void => void end(send);
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort);
  const release = (): boolean => end();
  // As in a guard: some browsers have no such symbol.
  return { outcome, release, [Symbol.dispose ?? Symbol.for("Symbol.dispose")]: release };
}
