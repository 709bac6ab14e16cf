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
  readonly providers: Providers;

  /**
   * Asks a vendor to stop a job; with `confirm: true`, reads the job's status until it has stopped.
   *
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
   * @param provider the name it was composed under
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Name extends CancelableName<Providers>>(
    provider: Name,
    id: IdOf<Providers[Name]>,
    options?: CancelOptions,
  ): Promise<OutcomeOf<Providers[Name]>>;
  /**
   * Asks a vendor to stop a job.
   *
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Reference extends JobReference<Providers>>(
    reference: Reference,
    options?: CancelOptions,
  ): Promise<OutcomeOf<Providers[NameIn<Reference> & keyof Providers]>>;

  /**
   * Asks a vendor how a job is.
   *
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
   * A reference's two parts, from a text of any origin: `cancel` and `status` take the result. What `formatReference`
   * printed comes back as it was.
   *
   * @throws CalloffError `invalid-options` for what is no reference or names no provider that can cancel, and
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
   * Cancels many jobs, and gives exactly one result for each reference, in the order in which they come. It
   * never throws for one of them: what is no reference, or no job of these providers, has a result too.
   *
   * @param references any number of them, texts of any origin or objects: they are read some thousand ahead
   * @throws CalloffError `invalid-options`, before anything is sent; and whatever reading an iterable throws, at the end
   */
  cancelAll<const Reference extends string | ReferenceObject<Providers>>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options: CancelAllOptions & { readonly confirm: boolean },
  ): AsyncGenerator<CancelResult<Reference, FollowedUpOf<Providers[keyof Providers]>>, void, undefined>;
  cancelAll<const Reference extends string | ReferenceObject<Providers>>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options?: CancelAllOptions,
  ): AsyncGenerator<CancelResult<Reference, OutcomeOf<Providers[keyof Providers]>>, void, undefined>;
}
