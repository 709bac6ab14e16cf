import {
  type CallOptions,
  type CancelOptions,
  type ConfirmOptions,
  checkJobId,
  type JobStatus,
  type Outcome,
} from "@calloff/runtime";
import {
  type CancelableName,
  type ConfirmedOf,
  checkProviders,
  findAble,
  type IdOf,
  invalid,
  type OutcomeOf,
  type ProviderMap,
  type StatusOf,
  type TrackableName,
} from "./composed.ts";
import {
  type JobReference,
  type NameIn,
  type ReferenceObject,
  splitReference,
  type TrackableReference,
} from "./job-reference.ts";

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
}

/**
 * Composes providers under one `cancel`. It takes each provider as it is, its key and its options included.
 *
 * @throws CalloffError `invalid-options`
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): Calloff<Providers> {
  const byName = checkProviders(providers);
  async function cancel(...args: TargetedCall): Promise<Outcome> {
    const [name, id, options] = readTarget(args);
    return findAble(byName, name, "cancel").cancel(id as never, options as CancelOptions);
  }
  async function status(...args: TargetedCall): Promise<JobStatus> {
    const [name, id, options] = readTarget(args);
    return findAble(byName, name, "status").status(id as never, options as CallOptions);
  }
  function parseReference(text: unknown): { provider: unknown; id: unknown } {
    const parts = typeof text === "string" ? splitReference(text) : undefined;
    if (parts === undefined) throw invalid("a reference is a string such as pulse:abc");
    const { provider } = parts;
    const { kind } = findAble(byName, provider, "cancel").descriptor.cancel.id;
    return { provider, id: checkJobId(parts.id, kind) };
  }
  // The implementations have one signature each, and the interface's overloads depend on the providers.
  return { providers, cancel, status, parseReference } as unknown as Calloff<Providers>;
}

/** A provider's name, an id and options; or a reference and options. */
type TargetedCall = [target: unknown, second?: unknown, third?: unknown];

function readTarget([target, second, third]: TargetedCall): [name: unknown, id: unknown, options: unknown] {
  const reference = splitReference(target);
  return reference === undefined ? [target, second, third] : [reference.provider, reference.id, second];
}
