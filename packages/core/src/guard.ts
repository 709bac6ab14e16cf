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

/** Those of one Calloff that are still to be looked after: neither released nor canceled. */
export type Guards = Set<GuardedJob>;

export function guardJob<Reference>(
  guards: Guards,
  reference: Reference,
  send: () => Promise<Outcome>,
): GuardedJob<Reference> {
  let isReleased = false;
  let outcome: Promise<Outcome> | undefined;
  const job: GuardedJob<Reference> = {
    reference,
    release() {
      const isInTime = !isReleased && outcome === undefined;
      if (isInTime) {
        isReleased = true;
        guards.delete(job);
      }
      return isInTime;
    },
    async cancel() {
      if (isReleased) return undefined;
      // Until it is settled the job counts as guarded, so that a process that ends waits for it.
      outcome ??= send().finally(() => guards.delete(job));
      return outcome;
    },
    async [Symbol.asyncDispose]() {
      await job.cancel();
    },
  };
  guards.add(job);
  return job;
}

/** Options of `guard`: those of `cancel`, for the cancel that leaving the scope sends. */
export type GuardOptions = Omit<CancelOptions, "signal">;
