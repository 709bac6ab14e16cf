import type { CallOptions, ConfirmOptions } from "@calloff/runtime";
import type { CancelAllOptions } from "./cancel-all/cancel-all-options.ts";
import type { CancelResult } from "./cancel-all/cancel-result.ts";
import type {
  CancelableName,
  ConfirmedOf,
  FollowedUpOf,
  IdOf,
  OptionsOf,
  OutcomeOf,
  StatusOf,
  TargetOf,
  TrackableName,
} from "./composed.ts";
import type {
  JobReference,
  NameIn,
  ReferenceObject,
  ReferenceTextOf,
  TrackableReference,
} from "./job-reference.ts";

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
   * @param provider its name in `createCalloff`; if it has several kinds of job, with the kind: `openai.batch`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Name extends TrackableName<Providers>>(
    provider: Name,
    id: IdOf<TargetOf<Providers, Name>>,
    options: ConfirmOptions & OptionsOf<TargetOf<Providers, Name>>,
  ): Promise<ConfirmedOf<TargetOf<Providers, Name>>>;
  /**
   * Asks a vendor to stop a job; with `confirm: true`, reads the job's status until it has stopped.
   *
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Reference extends TrackableReference<Providers>>(
    reference: Reference,
    options: ConfirmOptions & OptionsOf<TargetOf<Providers, NameIn<Reference>>>,
  ): Promise<ConfirmedOf<TargetOf<Providers, NameIn<Reference>>>>;
  /**
   * Asks a vendor to stop a job.
   *
   * @example
   * ```ts
   * const { state, stopped } = await jobs.cancel("pulse", "abc");
   * ```
   * @param provider its name in `createCalloff`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Name extends CancelableName<Providers>>(
    provider: Name,
    id: IdOf<TargetOf<Providers, Name>>,
    options?: OptionsOf<TargetOf<Providers, Name>>,
  ): Promise<OutcomeOf<TargetOf<Providers, Name>>>;
  /**
   * Asks a vendor to stop the job of a reference. Pass a `string` from outside through `parseReference` first.
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
    options?: OptionsOf<TargetOf<Providers, NameIn<Reference>>>,
  ): Promise<OutcomeOf<TargetOf<Providers, NameIn<Reference>>>>;

  /**
   * Reads a job's status from its vendor, never from a cache.
   *
   * @example
   * ```ts
   * const { state, final } = await jobs.status("pulse", "abc");
   * ```
   * @param provider its name in `createCalloff`
   * @throws CalloffError `not-found` if the vendor knows no such job; other codes for other errors
   */
  status<Name extends TrackableName<Providers>>(
    provider: Name,
    id: IdOf<TargetOf<Providers, Name>>,
    options?: CallOptions,
  ): Promise<StatusOf<TargetOf<Providers, Name>>>;
  /**
   * Reads a job's status from its vendor.
   *
   * @param reference `provider:id`, for example `pulse:abc`, or `{ provider, id }`
   * @throws CalloffError `not-found` if the vendor knows no such job; other codes for other errors
   */
  status<Reference extends TrackableReference<Providers>>(
    reference: Reference,
    options?: CallOptions,
  ): Promise<StatusOf<TargetOf<Providers, NameIn<Reference>>>>;

  /**
   * Checks a job reference from any source, and returns its two parts, which `cancel` and `status` accept. It reverses
   * `formatReference`.
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
   * Formats a job as `provider:id`, a string that you can keep in a queue or a database. `parseReference` reverses it. An
   * id of several parts becomes `first/second`, each part percent-encoded.
   *
   * @example
   * ```ts
   * jobs.formatReference({ provider: "runpod", id: { endpointId: "e1", jobId: "j1" } }); // "runpod:e1/j1"
   * ```
   * @throws CalloffError `invalid-options` when no such provider can cancel, and `invalid-job-id`
   */
  formatReference<Reference extends ReferenceObject<Providers>>(
    job: Reference,
  ): ReferenceTextOf<Providers, NameIn<Reference>>;

  /**
   * Cancels many jobs, and gives exactly one result for each reference, in the order in which the results come. It never
   * throws for a single job: a string that is not a reference has a failed result. Each vendor has its own pace, and one
   * that stalls holds up no other.
   *
   * Nothing is sent until you ask for the first result. If your loop takes results slowly, calls slow down too
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
  ): AsyncGenerator<
    CancelResult<Reference, FollowedUpOf<TargetOf<Providers, CancelableName<Providers>>>>,
    void,
    undefined
  >;
  /**
   * Cancels many jobs, and gives exactly one result for each reference, as above, but without `confirm`: no status is
   * read.
   *
   * @throws CalloffError `invalid-options`, before anything is sent; and what reading the iterable throws, at the end
   */
  cancelAll<const Reference extends string | ReferenceObject<Providers>>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options?: CancelAllOptions,
  ): AsyncGenerator<
    CancelResult<Reference, OutcomeOf<TargetOf<Providers, CancelableName<Providers>>>>,
    void,
    undefined
  >;
}
