import type { CancelOptions, Outcome } from "@calloff/runtime";

/** A job that is canceled when its scope is left, unless it was released before. */
export interface GuardedJob<Reference = unknown, Answer = Outcome> {
  readonly reference: Reference;

  /**
   * Lets the job go on: it has finished, or somebody else looks after it.
   *
   * @returns whether it came in time; `false` when the job was released or canceled before
   */
  release(): boolean;

  /**
   * Cancels the job now, as leaving the scope would; a second call gives the first one's outcome.
   *
   * @returns `undefined` when the job had been released
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel(): Promise<Answer | undefined>;

  /** What `await using` calls. @throws CalloffError as `cancel` does: the job may still be running */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A job as the process's end sees it. */
interface Guarded {
  readonly reference: unknown;
  /** @param signal ends the waiting for the vendor's answer, unless the cancel was under way before */
  cancel(signal: AbortSignal): Promise<Outcome | undefined>;
}

/** Those of one Calloff that are still to be looked after: neither released nor canceled. */
export type Guards = Set<Guarded>;

export function guardJob<Reference>(
  guards: Guards,
  reference: Reference,
  send: (signal: AbortSignal | undefined) => Promise<Outcome>,
): GuardedJob<Reference> {
  let isReleased = false;
  let outcome: Promise<Outcome> | undefined;
  const guarded: Guarded = { reference, cancel };
  async function cancel(signal?: AbortSignal): Promise<Outcome | undefined> {
    if (isReleased) return undefined;
    // Until it is settled the job counts as guarded, so that a process that ends waits for it.
    outcome ??= send(signal).finally(() => guards.delete(guarded));
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

/** Options of `guard`: those of `cancel`, for the cancel that leaving the scope sends. */
export type GuardOptions = Omit<CancelOptions, "signal">;
