import { checkOptions } from "./check-options.ts";
import { type Client, createTypedClient } from "./client/typed-client.ts";
import type {
  CancelableDescriptor,
  JobOperation,
  ProviderDescriptor,
  TrackableDescriptor,
} from "./descriptor.ts";
import { cancelUnconfirmed } from "./jobs/cancel.ts";
import { cancelAndConfirm } from "./jobs/confirm.ts";
import type { Confirmed } from "./jobs/confirmation.ts";
import type { JobStatus } from "./jobs/job-status.ts";
import type { JobId, Outcome } from "./jobs/outcome.ts";
import { readStatus } from "./jobs/read-status.ts";
import type {
  ApiKey,
  ApiKeys,
  CallOptions,
  CancelOptions,
  ClientOptions,
  ConfirmOptions,
  ProviderContext,
} from "./options.ts";

/** A client of a vendor. */
export interface Provider<Name extends string = string, Paths extends object = object> {
  /** The provider's name, for example `pulse`. */
  readonly name: Name;
  /** The facts that Calloff takes from the vendor's document. */
  readonly descriptor: ProviderDescriptor<Name>;
  /** Typed fetch over all operations of the vendor's document. */
  readonly client: Client<Paths>;
}

/** A client of a vendor that can cancel jobs. */
export interface CancelableProvider<
  Name extends string = string,
  Paths extends object = object,
  Id extends JobId = never,
  Result extends Outcome = Outcome,
> extends Provider<Name, Paths> {
  /** The facts that Calloff takes from the vendor's document. */
  readonly descriptor: CancelableDescriptor<Name>;
  /**
   * Asks the vendor to stop a job, and resolves when its answer says something about that job.
   *
   * @throws CalloffError for every other answer, and when there is none
   * @example
   * const { state, stopped } = await pulse.cancel("abc");
   */
  cancel(id: Id, options?: CancelOptions): Promise<Result>;
}

/** A client of a vendor that can cancel jobs and report their status. */
export interface TrackableProvider<
  Name extends string = string,
  Paths extends object = object,
  Id extends JobId = never,
  Result extends Outcome = Outcome,
  Status extends JobStatus = JobStatus,
> extends CancelableProvider<Name, Paths, Id, Result> {
  /** The facts that Calloff takes from the vendor's document. */
  readonly descriptor: TrackableDescriptor<Name>;

  /**
   * Asks the vendor to stop a job. With `confirm: true`, an answer that says no more than `canceling` is followed up
   * by the vendor's status operation until the job has stopped, with growing pauses, or longer ones as `Retry-After`
   * asks. `timeout` is then for all of it, 120,000 ms unless it is given; when it is over, and when the signal aborts,
   * the outcome stays `canceling`, and `confirmation` says why.
   *
   * @throws CalloffError for an answer that says nothing about the job, and when there is none; never for what happens
   *   after the cancel was accepted
   * @example
   * const { state, confirmation } = await pulse.cancel("abc", { confirm: true });
   */
  cancel(id: Id, options: ConfirmOptions): Promise<Confirmed<Result, Status>>;
  /**
   * Asks the vendor to stop a job, and resolves when its answer says something about that job.
   *
   * @throws CalloffError for every other answer, and when there is none
   */
  cancel(id: Id, options?: CancelOptions): Promise<Result>;

  /**
   * Reads a job's status from the vendor, never from a cache. A value that Calloff does not recognize gives the state
   * `unknown`.
   *
   * @throws CalloffError `not-found` when the vendor knows no such job; every other error of the vendor; and when there
   *   is no answer
   * @example
   * const { state, final } = await pulse.status("abc");
   */
  status(id: Id, options?: CallOptions): Promise<Status>;
}

/**
 * Makes a provider of a vendor that cannot cancel jobs: typed fetch, with everything a request needs to be safe.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const acme = createProvider<"acme", paths>({
 *   name: "acme",
 *   baseUrl: "https://api.acme.example/v1",
 *   credential: { header: "Authorization", prefix: "Bearer ", env: "ACME_API_KEY" },
 * });
 * const { data } = await acme.client.GET("/jobs");
 */
export function createProvider<Name extends string, Paths extends object>(
  descriptor: ProviderDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): Provider<Name, Paths> {
  const context = { descriptor, settings: checkOptions(descriptor, options) };
  return providerOf(context, []);
}

/**
 * Makes a provider of a vendor that can cancel jobs, from a description of its cancel operation.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const acme = createCancelableProvider<"acme", paths, string, Outcome<"acme", string>>({
 *   name: "acme",
 *   baseUrl: "https://api.acme.example/v1",
 *   credential: { header: "Authorization", prefix: "Bearer ", env: "ACME_API_KEY" },
 *   cancel: {
 *     method: "DELETE",
 *     path: "/jobs/{id}",
 *     id: { name: "id", kind: "string" },
 *     answers: { 204: "canceled", 404: "not-found", 409: "already-finished" },
 *   },
 * });
 * const { state } = await acme.cancel("j1");
 */
export function createCancelableProvider<
  Name extends string,
  Paths extends object,
  Id extends JobId,
  Result extends Outcome,
>(
  descriptor: CancelableDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): CancelableProvider<Name, Paths, Id, Result> {
  const context = { descriptor, settings: checkOptions(descriptor, options) };
  return {
    ...providerOf<Name, Paths>(context, [descriptor.cancel]),
    descriptor,
    cancel: cancelCall<Id, Result>(context),
  };
}

/** `cancel` of a provider or of one of its kinds of job, without `confirm`. */
export function cancelCall<Id extends JobId, Result extends Outcome>(
  context: ProviderContext<CancelableDescriptor>,
): (id: Id, options?: CancelOptions) => Promise<Result> {
  // The descriptor and the type arguments are generated from the same document.
  return (id, options) => cancelUnconfirmed(context, id, options) as Promise<Result>;
}

/**
 * Makes a provider of a vendor that can cancel jobs and say how they are: as `createCancelableProvider`, with a
 * description of the status operation too.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const acme = createTrackableProvider<"acme", paths, string, Outcome<"acme", string>, JobStatus<"acme", string>>({
 *   name: "acme",
 *   baseUrl: "https://api.acme.example/v1",
 *   cancel: { method: "DELETE", path: "/jobs/{id}", id: { name: "id", kind: "string" }, answers: { 202: "canceling" } },
 *   status: {
 *     method: "GET",
 *     path: "/jobs/{id}",
 *     id: { name: "id", kind: "string" },
 *     documented: ["200"],
 *     state: { at: "/status", values: { running: "running", stopped: "canceled", done: "succeeded" } },
 *   },
 * });
 * const { confirmation } = await acme.cancel("j1", { confirm: true });
 */
export function createTrackableProvider<
  Name extends string,
  Paths extends object,
  Id extends JobId,
  Result extends Outcome,
  Status extends JobStatus,
>(
  descriptor: TrackableDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): TrackableProvider<Name, Paths, Id, Result, Status> {
  const context = { descriptor, settings: checkOptions(descriptor, options) };
  return {
    ...providerOf<Name, Paths>(context, [descriptor.cancel, descriptor.status]),
    descriptor,
    ...trackingCalls<Id, Status>(context),
  };
}

interface TrackingCalls<Id, Status> {
  cancel(id: Id, options?: CancelOptions): Promise<never>;
  status(id: Id, options?: CallOptions): Promise<Status>;
}

/** `cancel` and `status` of a provider or of one of its kinds of job. */
export function trackingCalls<Id extends JobId, Status extends JobStatus>(
  context: ProviderContext<TrackableDescriptor>,
): TrackingCalls<Id, Status> {
  return {
    // The descriptor and the type arguments are generated from the same document.
    cancel: (id, options) => cancelAndConfirm(context, id, options) as Promise<never>,
    status: async (id, options) => (await readStatus(context, id, options)).status as Status,
  };
}

/** @param jobOperations those of its operations that are on one job */
export function providerOf<Name extends string, Paths extends object>(
  context: ProviderContext<ProviderDescriptor<Name>>,
  jobOperations: readonly (JobOperation | undefined)[],
): Provider<Name, Paths> {
  const { descriptor } = context;
  return { name: descriptor.name, descriptor, client: createTypedClient({ ...context, jobOperations }) };
}
