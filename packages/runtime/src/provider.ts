import { cancel } from "./cancel.ts";
import { type Client, createTypedClient } from "./client.ts";
import type { CancelableDescriptor, ProviderDescriptor } from "./descriptor.ts";
import { type CancelOptions, type ClientOptions, checkOptions } from "./options.ts";
import type { JobId, Outcome } from "./outcome.ts";

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

/** @throws CalloffError `invalid-options` */
export function createProvider<Name extends string, Paths extends object>(
  descriptor: ProviderDescriptor<Name>,
  options: ClientOptions = {},
): Provider<Name, Paths> {
  const settings = checkOptions(descriptor, options);
  return { name: descriptor.name, descriptor, client: createTypedClient<Paths>(descriptor, settings) };
}

/** @throws CalloffError `invalid-options` */
export function createCancelableProvider<
  Name extends string,
  Paths extends object,
  Id extends JobId,
  Result extends Outcome,
>(
  descriptor: CancelableDescriptor<Name>,
  options: ClientOptions = {},
): CancelableProvider<Name, Paths, Id, Result> {
  const settings = checkOptions(descriptor, options);
  return {
    name: descriptor.name,
    descriptor,
    client: createTypedClient<Paths>(descriptor, settings),
    // The descriptor and the type arguments are generated from the same document.
    cancel: (id, cancelOptions) => cancel({ descriptor, settings }, id, cancelOptions) as Promise<Result>,
  };
}
