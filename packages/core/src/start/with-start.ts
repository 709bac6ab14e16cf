import type { Outcome } from "@calloff/runtime";
import { checkCallOptions } from "@calloff/runtime/internal";
import type { Calloff } from "../calloff.ts";
import { type CancelableName, type IdOf, invalid, type OutcomeOf, type TargetOf } from "../composed.ts";
import type { Composition } from "../create-calloff.ts";
import { type AbortWatch, cancelOnAbort } from "../guards/cancel-on-abort.ts";
import { type GuardedJob, type GuardOptions, guardJob } from "../guards/guard.ts";
import { Guards } from "../guards/guards.ts";
import type { JobReference, NameIn, ReferenceTextOf } from "../job-reference.ts";
import { startJob } from "./start-job.ts";
import type { StartedJob, StartOptions, Submit } from "./start-options.ts";

/** {@link Calloff} with `start`, `guard` and `cancelOnAbort`, which cancel jobs that are not wanted any more. */
export interface StartCalloff<Providers> extends Calloff<Providers> {
  /**
   * Submits a job and guards it from the first moment. If `signal` aborts before the vendor has returned the job's id,
   * `start` waits for `submit` and cancels that job.
   *
   * @example
   * ```ts
   * async function submit({ signal }: { signal: AbortSignal }): Promise<string> {
   *   const response = await fetch("https://vendor.example/jobs", { method: "POST", body, signal });
   *   return (await response.json()).job_id;
   * }
   *
   * await using job = await jobs.start("pulse", submit, { signal: stop.signal });
   * console.log(job.reference); // pulse:abc123
   * await readResult(job.id);
   * job.release(); // finished: neither the scope nor the signal cancels it any more
   * ```
   * @param provider its name in `createCalloff`
   * @param submit your own call that submits the job, in one request, and gives its id; pass its `signal` on to the
   *   request. Where it is sure that no job was made, it may throw a CalloffError with `attempts: 0`.
   * @throws CalloffError `invalid-options`: nothing was sent
   * @throws CalloffError with `attempts: 0`, as `submit` threw it: nothing was sent
   * @throws StartError in all other cases; its `mayBeRunning`, `reference`, `outcome` and `cancelError` say what became
   *   of the job. Its code is `aborted` when `signal` aborted or the process was told to end before the id was there,
   *   `timeout` after `submitTimeout`, `invalid-job-id` when `submit` gave something else, and when it failed the code
   *   of the CalloffError that it threw, or `unexpected-response`
   */
  start<Name extends CancelableName<Providers>>(
    provider: Name,
    submit: Submit<IdOf<TargetOf<Providers, Name>>>,
    options?: StartOptions,
  ): Promise<
    StartedJob<
      ReferenceTextOf<Providers, Name>,
      IdOf<TargetOf<Providers, Name>>,
      OutcomeOf<TargetOf<Providers, Name>>
    >
  >;

  /**
   * Guards a job: leaving the scope cancels it, also by a throw, unless `release` was called before.
   *
   * @example
   * ```ts
   * await using job = jobs.guard("pulse:abc123", { timeout: 5_000 });
   * await readResult(); // if it throws, the job is canceled
   * job.release(); // finished: leaving the scope does not cancel it
   * ```
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @param options `timeout` and `retries` of the cancel
   * @throws CalloffError `invalid-options`, `invalid-job-id`: at once, and not when the scope is left
   */
  guard<Reference extends JobReference<Providers>>(
    reference: Reference,
    options?: GuardOptions,
  ): GuardedJob<Reference, OutcomeOf<TargetOf<Providers, NameIn<Reference>>>>;

  /**
   * Cancels a job when the signal aborts, at once if it has already aborted. Don't confuse it with
   * `cancel(reference, { signal })`, where the signal stops the waiting for a cancel that was sent.
   *
   * @example
   * ```ts
   * const watch = jobs.cancelOnAbort(stop.signal, "pulse:abc123");
   * stop.abort();
   * console.log((await watch.outcome)?.state); // canceling
   * ```
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @param options `timeout` and `retries` of the cancel
   * @throws CalloffError `invalid-options`, `invalid-job-id`: at once, and not when the signal aborts
   */
  cancelOnAbort<Reference extends JobReference<Providers>>(
    signal: AbortSignal,
    reference: Reference,
    options?: GuardOptions,
  ): AbortWatch<OutcomeOf<TargetOf<Providers, NameIn<Reference>>>>;
}

/** The composed providers, and what of their jobs is guarded. */
interface Guarding<Providers> {
  readonly jobs: StartCalloff<Providers>;
  readonly guards: Guards;
}

/** Adds what looks after jobs that run. */
export function withStart<Providers>({
  jobs,
  findCancelable,
  parseReference,
}: Composition<Providers>): Guarding<Providers> {
  const guards = new Guards();

  /** A cancel for later. What is wrong with it is said now: later nobody may be there, and the job goes on. */
  function prepare(target: unknown, options: GuardOptions = {}): (signal?: AbortSignal) => Promise<Outcome> {
    const { provider, id } = parseReference(target);
    const able = findCancelable(provider);
    checkCallOptions(provider, options, { timeout: 1, retries: 0 });
    return async (signal) => able.cancel(id as never, { ...options, signal });
  }

  const guarding = {
    ...jobs,
    start: async (name: string, submit: Submit<unknown>, options: StartOptions = {}): Promise<StartedJob> =>
      startJob(guards, name, findCancelable(name), submit, options),
    guard: (reference: unknown, options?: GuardOptions): GuardedJob =>
      guardJob(guards, reference, prepare(reference, options)),
    cancelOnAbort(signal: AbortSignal, reference: unknown, options?: GuardOptions): AbortWatch {
      if (typeof signal?.addEventListener !== "function") throw invalid("cancelOnAbort takes an AbortSignal");
      return cancelOnAbort(signal, prepare(reference, options));
    },
  };
  // The implementations have one signature each, and the interface's depend on the providers.
  return { jobs: guarding as unknown as StartCalloff<Providers>, guards };
}
