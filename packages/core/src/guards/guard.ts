import type { CancelOptions, Outcome } from "@calloff/runtime";
import type { Guarded, Guards } from "./guards.ts";
import { whenAllAborted } from "./when-all-aborted.ts";

/** A job that is canceled when its scope is left, unless it was released before. */
export interface GuardedJob<Reference = unknown, Answer = Outcome> {
  /** The job, as it was passed to `guard`; for a job of `start`, `provider:id`. */
  readonly reference: Reference;

  /**
   * Ends the guard without canceling the job, because the job has finished or something else now guards it.
   *
   * @returns `true` if the job was still guarded; `false` if it had already been released or canceled
   */
  release(): boolean;

  /**
   * Cancels the job now, as leaving the scope does. A second call returns the outcome of the first.
   *
   * @returns the outcome; `undefined` if the job had been released
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel(): Promise<Answer | undefined>;

  /**
   * Cancels the job unless it was released: `await using` calls this when its scope is left.
   *
   * @throws CalloffError as `cancel` does: the job may still be running
   */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Options of `guard` and `cancelOnAbort`: `timeout` and `retries` of the cancel that is sent later. */
export type GuardOptions = Omit<CancelOptions, "signal">;

/** @param onEnd called once, when the job is released or its cancel begins */
export function guardJob<Reference>(
  guards: Guards,
  reference: Reference,
  send: (signal: AbortSignal | undefined) => Promise<Outcome>,
  onEnd?: () => void,
): GuardedJob<Reference> {
  let isReleased = false;
  let outcome: Promise<Outcome> | undefined;
  const waiting = new AbortController();
  // Where several watch the process's end, the one that waits longest.
  const waitWith = whenAllAborted(() => waiting.abort());
  const guarded: Guarded = { reference, cancel };
  async function cancel(signal?: AbortSignal): Promise<Outcome | undefined> {
    if (isReleased) return undefined;
    if (outcome === undefined) {
      onEnd?.();
      // Until it is settled the job counts as guarded, so that a process that ends waits for it.
      outcome = send(waiting.signal).finally(() => guards.delete(guarded));
    }
    // Also of a cancel that was under way before: it must not keep a process that ends.
    if (signal !== undefined) waitWith(signal);
    return outcome;
  }
  guards.add(guarded);
  return {
    reference,
    release() {
      const isInTime = !isReleased && outcome === undefined;
      if (isInTime) {
        isReleased = true;
        guards.delete(guarded);
        onEnd?.();
      }
      return isInTime;
    },
    cancel: () => cancel(),
    // Where a browser has no such symbol, what Babel, esbuild and Vite make of `await using` looks for this one.
    async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
      await cancel();
    },
  };
}
