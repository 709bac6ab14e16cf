import type { CallOptions, CancelOptions, ConfirmOptions } from "@calloff/runtime";
import type { CancelAllOptions } from "./cancel-all/cancel-all-options.ts";
import type { CancelResult } from "./cancel-all/cancel-result.ts";
import type {
  CancelableName,
  ConfirmedOf,
  FollowedUpOf,
  IdOf,
  OutcomeOf,
  StatusOf,
  TrackableName,
} from "./composed.ts";
import type { AbortWatch } from "./guards/cancel-on-abort.ts";
import type { GuardedJob, GuardOptions } from "./guards/guard.ts";
import type { JobReference, NameIn, ReferenceObject, TrackableReference } from "./job-reference.ts";

/** One `cancel` over several providers. */
export interface Calloff<Providers> {
  /** The providers as they were composed, by name. */
  readonly providers: Providers;

  /**
   * Asks a vendor to stop a job; with `confirm: true`, reads the job's status until it has stopped.
   *
   * @example
   * ```ts
   * const { state, confirmation } = await jobs.cancel("pulse", "abc", { confirm: true });
   * ```
   * @param provider the name it was composed under
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Name extends TrackableName<Providers>>(
    provider: Name,
    id: IdOf<Providers[Name]>,
    options: ConfirmOptions,
  ): Promise<ConfirmedOf<Providers[Name]>>;
  /**
   * Asks a vendor to stop a job; with `confirm: true`, reads the job's status until it has stopped.
   *
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Reference extends TrackableReference<Providers>>(
    reference: Reference,
    options: ConfirmOptions,
  ): Promise<ConfirmedOf<Providers[NameIn<Reference> & keyof Providers]>>;
  /**
   * Asks a vendor to stop a job.
   *
   * @example
   * ```ts
   * const { state, stopped } = await jobs.cancel("pulse", "abc");
   * ```
   * @param provider the name it was composed under
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Name extends CancelableName<Providers>>(
    provider: Name,
    id: IdOf<Providers[Name]>,
    options?: CancelOptions,
  ): Promise<OutcomeOf<Providers[Name]>>;
  /**
   * Asks a vendor to stop a job, named by one string. A string of any origin goes through `parseReference` first.
   *
   * @example
   * ```ts
   * await jobs.cancel("pulse:abc");
   * await jobs.cancel(jobs.parseReference(fromQueue));
   * ```
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Reference extends JobReference<Providers>>(
    reference: Reference,
    options?: CancelOptions,
  ): Promise<OutcomeOf<Providers[NameIn<Reference> & keyof Providers]>>;

  /**
   * Asks a vendor how a job is; no cache is asked instead.
   *
   * @example
   * ```ts
   * const { state, final } = await jobs.status("pulse", "abc");
   * ```
   * @param provider the name it was composed under
   * @throws CalloffError `not-found` where the vendor knows no such job, and for every other error
   */
  status<Name extends TrackableName<Providers>>(
    provider: Name,
    id: IdOf<Providers[Name]>,
    options?: CallOptions,
  ): Promise<StatusOf<Providers[Name]>>;
  /**
   * Asks a vendor how a job is.
   *
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError `not-found` where the vendor knows no such job, and for every other error
   */
  status<Reference extends TrackableReference<Providers>>(
    reference: Reference,
    options?: CallOptions,
  ): Promise<StatusOf<Providers[NameIn<Reference> & keyof Providers]>>;

  /**
   * Checks a job reference of any origin, and gives its two parts, which `cancel` and `status` take. What
   * `formatReference` printed comes back as it was.
   *
   * @example
   * ```ts
   * const job = jobs.parseReference("pulse:abc"); // { provider: "pulse", id: "abc" }
   * ```
   * @throws CalloffError `invalid-options` when the text is not a reference or names no provider that can cancel, and
   *   `invalid-job-id`
   */
  parseReference(text: string): ReferenceObject<Providers>;

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
  ): GuardedJob<Reference, OutcomeOf<Providers[NameIn<Reference> & keyof Providers]>>;

  /**
   * Cancels a job when the signal aborts, at once if it has aborted already. That is something else than
   * `cancel(reference, { signal })`, where aborting stops the waiting for a cancel that was sent.
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
  ): AbortWatch<OutcomeOf<Providers[NameIn<Reference> & keyof Providers]>>;

  /**
   * Cancels many jobs, and gives exactly one result for each reference, in the order in which the results come. It never
   * throws for a single job: a string that is not a reference has a failed result. Each vendor has its own pace, and one
   * that stalls holds up no other.
   *
   * Nothing is sent before the first result is asked for. If the loop takes results slowly, calls slow down too
   * (backpressure); leaving it aborts the calls in flight.
   *
   * @example
   * ```ts
   * for await (const result of jobs.cancelAll(references, { concurrency: 16 })) {
   *   if (result.kind === "answered") console.log(result.reference, result.outcome.state);
   *   else console.error(result.reference, result.error.message);
   * }
   * ```
   * @param references an iterable or async iterable of any length: it is streamed, and of a stream at most 50,000
   *   references of each vendor are held while others are read
   * @throws CalloffError `invalid-options`, before anything is sent; and what reading the iterable throws, at the end
   */
  cancelAll<const Reference extends string | ReferenceObject<Providers>>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options: CancelAllOptions & { readonly confirm: boolean },
  ): AsyncGenerator<CancelResult<Reference, FollowedUpOf<Providers[keyof Providers]>>, void, undefined>;
  /**
   * Cancels many jobs, and gives exactly one result for each reference: as above, without following up what the vendors
   * have accepted.
   *
   * @throws CalloffError `invalid-options`, before anything is sent; and what reading the iterable throws, at the end
   */
  cancelAll<const Reference extends string | ReferenceObject<Providers>>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options?: CancelAllOptions,
  ): AsyncGenerator<CancelResult<Reference, OutcomeOf<Providers[keyof Providers]>>, void, undefined>;
}
