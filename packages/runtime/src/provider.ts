import { type Client, createTypedClient } from "./client.ts";
import type { CancelableDescriptor, ProviderDescriptor, TrackableDescriptor } from "./descriptor.ts";
import { cancelUnconfirmed } from "./jobs/cancel.ts";
import { cancelAndConfirm } from "./jobs/cancel-and-confirm.ts";
import type { Confirmed } from "./jobs/confirmation.ts";
import type { JobStatus } from "./jobs/job-status.ts";
import type { JobId, Outcome } from "./jobs/outcome.ts";
import { KIT } from "./kit.ts";
import { loadLater } from "./load-later.ts";
import {
  type ApiKey,
  type ApiKeys,
  type CallOptions,
  type CancelOptions,
  type ClientOptions,
  type ConfirmOptions,
  checkOptions,
} from "./options.ts";

/** A vendor, ready to be called. */
export interface Provider<Name extends string = string, Paths extends object = object> {
  readonly name: Name;
  readonly descriptor: ProviderDescriptor<Name>;
  /** Typed fetch over all operations of the vendor's document. */
  readonly client: Client<Paths>;
}

/** A vendor that can cancel jobs. */
export interface CancelableProvider<
  Name extends string = string,
  Paths extends object = object,
  Id extends JobId = never,
  Result extends Outcome = Outcome,
> extends Provider<Name, Paths> {
  readonly descriptor: CancelableDescriptor<Name>;
  /**
   * Asks the vendor to stop a job, and resolves when its answer says something about that job.
   *
   * @throws CalloffError for every other answer, and where there is none
   */
  cancel(id: Id, options?: CancelOptions): Promise<Result>;
}

/** A vendor that can cancel jobs and say how they are. */
export interface TrackableProvider<
  Name extends string = string,
  Paths extends object = object,
  Id extends JobId = never,
  Result extends Outcome = Outcome,
  Status extends JobStatus = JobStatus,
> extends CancelableProvider<Name, Paths, Id, Result> {
  readonly descriptor: TrackableDescriptor<Name>;

  /**
   * Asks the vendor to stop a job. With `confirm: true`, an answer that says no more than `canceling` is followed up
   * by the vendor's status operation until the job has stopped, with growing pauses, or longer ones as `Retry-After` asks.
   * `timeout` is then for all of it, 120,000 by default; when it is over, and when the signal aborts, the outcome
   * stays `canceling`, and `confirmation` says why.
   *
   * @throws CalloffError for an answer that says nothing about the job, and where there is none; never for what
   *   happens after the cancel was accepted
   */
  cancel(id: Id, options: ConfirmOptions): Promise<Confirmed<Result, Status>>;
  /**
   * Asks the vendor to stop a job, and resolves when its answer says something about that job.
   *
   * @throws CalloffError for every other answer, and where there is none
   */
  cancel(id: Id, options?: CancelOptions): Promise<Result>;

  /**
   * Asks the vendor how a job is. A value that is not known here gives the state `unknown`.
   *
   * @throws CalloffError `not-found` where the vendor knows no such job; every other error of the vendor; and where
   *   there is no answer
   */
  status(id: Id, options?: CallOptions): Promise<Status>;
}

/** @throws CalloffError `invalid-options` */
export function createProvider<Name extends string, Paths extends object>(
  descriptor: ProviderDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): Provider<Name, Paths> {
  const sender = { descriptor, settings: checkOptions(descriptor, options) };
  return { name: descriptor.name, descriptor, client: createTypedClient(sender) };
}

/** @throws CalloffError `invalid-options` */
export function createCancelableProvider<
  Name extends string,
  Paths extends object,
  Id extends JobId,
  Result extends Outcome,
>(
  descriptor: CancelableDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): CancelableProvider<Name, Paths, Id, Result> {
  const sender = { descriptor, settings: checkOptions(descriptor, options) };
  return {
    name: descriptor.name,
    descriptor,
    client: createTypedClient(sender),
    // The descriptor and the type arguments are generated from the same document.
    cancel: (id, cancelOptions) => cancelUnconfirmed(sender, id, cancelOptions) as Promise<Result>,
  };
}

/** @throws CalloffError `invalid-options` */
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
  const sender = { descriptor, settings: checkOptions(descriptor, options) };
  return {
    name: descriptor.name,
    descriptor,
    client: createTypedClient(sender),
    // The descriptor and the type arguments are generated from the same document.
    cancel: (id: Id, cancelOptions?: CancelOptions) =>
      cancelAndConfirm(sender, id, cancelOptions) as Promise<never>,
    status: async (id, statusOptions) => {
      const { readStatus } = await loadLater();
      return (await readStatus(KIT, sender, id, statusOptions)).status as Status;
    },
  };
}
