import { checkOptions } from "./check-options.ts";
import type { JobKindDescriptor, KindsDescriptor, TrackableDescriptor } from "./descriptor.ts";
import { cancelUnlessFinished } from "./jobs/cancel-unless-finished.ts";
import type { Confirmed } from "./jobs/confirmation.ts";
import type { JobStatus } from "./jobs/job-status.ts";
import type { JobId, Outcome } from "./jobs/outcome.ts";
import type {
  ApiKey,
  ApiKeys,
  CancelOptions,
  ClientOptions,
  ConfirmOptions,
  EvenIfFinished,
  ProviderContext,
  Settings,
} from "./options.ts";
import {
  type CancelableProvider,
  cancelCall,
  type Provider,
  providerOf,
  type TrackableProvider,
  trackingCalls,
} from "./provider.ts";

/** A kind of job that can be canceled, for example `openai.batch`; its name stands in job references. */
export type CancelableKind<Name extends string, Id extends JobId, Result extends Outcome> = Omit<
  CancelableProvider<Name, object, Id, Result>,
  "client"
>;

/** A kind of job that can be canceled, and can say how a job is. */
export type TrackableKind<
  Name extends string,
  Id extends JobId,
  Result extends Outcome,
  Status extends JobStatus,
> = Omit<TrackableProvider<Name, object, Id, Result, Status>, "client">;

/** A vendor that deletes the result of a finished job when it is canceled. */
export interface StatusFirstProvider<
  Name extends string = string,
  Paths extends object = object,
  Id extends JobId = never,
  Result extends Outcome = Outcome,
  Status extends JobStatus = JobStatus,
> extends Omit<TrackableProvider<Name, Paths, Id, Result, Status>, "cancel"> {
  /**
   * Asks the vendor to stop a job that has not finished. The job's status is read first: the vendor deletes a finished
   * job's result, so nothing is sent to one that has ended (`sent: false`). A job that finishes in the moment between
   * the two loses its result. With `confirm: true` an accepted cancel is followed up until the job has stopped.
   *
   * @throws CalloffError when the status cannot be read or is none that is known: then no cancel was sent; and for an
   *   answer that says nothing about the job
   */
  cancel(id: Id, options: ConfirmOptions & EvenIfFinished): Promise<Confirmed<Result, Status>>;
  /**
   * Asks the vendor to stop a job that has not finished. The job's status is read first: the vendor deletes a finished
   * job's result, so nothing is sent to one that has ended (`sent: false`). A job that finishes in the moment between
   * the two loses its result.
   *
   * @throws CalloffError when the status cannot be read or is none that is known: then no cancel was sent; and for an
   *   answer that says nothing about the job
   */
  cancel(id: Id, options?: CancelOptions & EvenIfFinished): Promise<Result>;
}

/** A kind of job whose result is deleted when a finished job is canceled. */
export type StatusFirstKind<
  Name extends string,
  Id extends JobId,
  Result extends Outcome,
  Status extends JobStatus,
> = Omit<StatusFirstProvider<Name, object, Id, Result, Status>, "client">;

/**
 * Makes a provider of a vendor that deletes a finished job's result when it is canceled: as `createTrackableProvider`,
 * but `cancel` reads the status first.
 *
 * @throws CalloffError `invalid-options`
 */
export function createStatusFirstProvider<
  Name extends string,
  Paths extends object,
  Id extends JobId,
  Result extends Outcome,
  Status extends JobStatus,
>(
  descriptor: TrackableDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): StatusFirstProvider<Name, Paths, Id, Result, Status> {
  const context = { descriptor, settings: checkOptions(descriptor, options) };
  return {
    ...providerOf<Name, Paths>(context, [descriptor.cancel, descriptor.status]),
    descriptor,
    ...statusFirstCalls<Id, Status>(context),
  };
}

/**
 * Makes a provider of a vendor with several kinds of job: each is a field with `cancel`, and `status` where the vendor
 * has one.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const openai = createOpenAI();
 * const { state } = await openai.batch.cancel("batch_abc");
 */
export function createProviderOfKinds<Name extends string, Paths extends object, Kinds extends object>(
  descriptor: KindsDescriptor<Name>,
  options: ClientOptions<ApiKey | ApiKeys> = {},
): Provider<Name, Paths> & Kinds {
  const settings = checkOptions(descriptor, options);
  const { kinds, ...shared } = descriptor;
  const fields = Object.entries(kinds).map(([kind, operations]) => [
    kind,
    kindOf({ ...shared, ...operations, name: `${descriptor.name}.${kind}` }, settings),
  ]);
  const jobOperations = Object.values(kinds).flatMap(({ cancel, status }) => [cancel, status]);
  const provider = providerOf<Name, Paths>({ descriptor, settings }, jobOperations);
  // The descriptor and the type arguments are generated from the same document.
  return { ...provider, ...(Object.fromEntries(fields) as Kinds) };
}

function kindOf(descriptor: JobKindDescriptor & { readonly name: string }, settings: Settings): object {
  const { name } = descriptor;
  if (!isTrackable(descriptor)) return { name, descriptor, cancel: cancelCall({ descriptor, settings }) };
  const calls = descriptor.cancel.whenFinished === undefined ? trackingCalls : statusFirstCalls;
  return { name, descriptor, ...calls({ descriptor, settings }) };
}

function isTrackable(
  descriptor: JobKindDescriptor & { readonly name: string },
): descriptor is TrackableDescriptor {
  return descriptor.status !== undefined;
}

function statusFirstCalls<Id extends JobId, Status extends JobStatus>(
  context: ProviderContext<TrackableDescriptor>,
): ReturnType<typeof trackingCalls<Id, Status>> {
  return {
    ...trackingCalls<Id, Status>(context),
    cancel: (id, options) => cancelUnlessFinished(context, id, options) as Promise<never>,
  };
}
