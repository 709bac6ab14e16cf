import {
  CalloffError,
  type CancelableProvider,
  type CancelOptions,
  type JobId,
  type Outcome,
} from "@calloff/runtime";
import { type AbortWatch, cancelOnAbort } from "./cancel-on-abort.ts";
import { type GuardedJob, type GuardOptions, type Guards, guardJob } from "./guard.ts";
import { type JobReference, parseReference } from "./job-reference.ts";
import { cancelAll } from "./many/cancel-all.ts";
import type { CancelAllOptions } from "./many/cancel-all-options.ts";
import type { CancelResult } from "./many/cancel-result.ts";
import type { Located } from "./many/run.ts";

/** What {@link createCalloff} composes: providers by the names that callers use for them. */
export type ProviderMap<Providers> = { readonly [Name in keyof Providers]: { readonly name: string } };

/** The names of those that can cancel jobs. */
export type CancelableName<Providers> = {
  [Name in keyof Providers]: Providers[Name] extends Cancels ? Name : never;
}[keyof Providers] &
  string;

/** The type that the vendor's document gives a job's id. */
export type IdOf<Provider> = Provider extends Cancels ? Parameters<Provider["cancel"]>[0] : never;

/** What the provider's `cancel` resolves with. */
export type OutcomeOf<Provider> = Provider extends Cancels ? Awaited<ReturnType<Provider["cancel"]>> : never;

interface Cancels {
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
}

/** One `cancel` over several providers. */
export interface Calloff<Providers> {
  readonly providers: Providers;

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
   * @param reference `provider:id`, for example `pulse:abc`
   * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
   */
  cancel<Reference extends JobReference<Providers>>(
    reference: Reference,
    options?: CancelOptions,
  ): Promise<OutcomeOf<Providers[ProviderIn<Reference> & keyof Providers]>>;

  /**
   * Looks after a job: leaving the scope of `await using job = jobs.guard(reference)` cancels it, unless
   * `job.release()` was called before.
   */
  guard<Reference extends JobReference<Providers>>(
    reference: Reference,
    options?: GuardOptions,
  ): GuardedJob<Reference, OutcomeOf<Providers[ProviderIn<Reference> & keyof Providers]>>;

  /**
   * Cancels a job when the signal aborts, at once if it has aborted already. That is something else than
   * `cancel(reference, { signal })`, where aborting stops the waiting for a cancel that was sent.
   */
  cancelOnAbort<Reference extends JobReference<Providers>>(
    signal: AbortSignal,
    reference: Reference,
    options?: GuardOptions,
  ): AbortWatch<OutcomeOf<Providers[ProviderIn<Reference> & keyof Providers]>>;

  /**
   * Cancels many jobs, and gives exactly one result for each reference, in the order in which they come. It
   * never throws for one of them: what is no reference, or no job of these providers, has a result too.
   *
   * @param references any number of them: they are read a few thousand at a time
   * @throws CalloffError `invalid-options`, at once; and whatever reading an iterable throws, at the end
   */
  cancelAll<Reference>(
    references: Iterable<Reference> | AsyncIterable<Reference>,
    options?: CancelAllOptions,
  ): AsyncGenerator<CancelResult<Reference, OutcomeOf<Providers[keyof Providers]>>, void, undefined>;
}

/** What the composed providers do, and those of their jobs that are guarded. */
export interface Composition<Providers> {
  readonly jobs: Calloff<Providers>;
  readonly guards: Guards;
}

type ProviderIn<Reference extends string> = Reference extends `${infer Name}:${string}` ? Name : never;

/**
 * Composes providers under one `cancel`. It takes each provider as it is, its key and its options included.
 *
 * @throws CalloffError `invalid-options`
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): Calloff<Providers> {
  return composeProviders(providers).jobs;
}

/** @throws CalloffError `invalid-options` */
export function composeProviders<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): Composition<Providers> {
  const byName = checkProviders(providers);
  const guards: Guards = new Set();

  async function cancel(target: unknown, ...rest: [unknown?, CancelOptions?]): Promise<Outcome> {
    const reference = parseReference(target);
    const [name, id, options] =
      reference === undefined
        ? [target, ...rest]
        : [reference.provider, reference.id, rest[0] as CancelOptions];
    return findCancelable(byName, name).cancel(id as never, options);
  }

  function locate(target: unknown): Located {
    const reference = parseReference(target);
    if (reference === undefined) throw invalid(`${shown(target)} is no job reference such as "pulse:abc"`);
    const provider = findCancelable(byName, reference.provider);
    return {
      reference: target,
      provider: reference.provider,
      cancel: (options) => provider.cancel(reference.id as never, options),
    };
  }

  const jobs = {
    providers,
    cancel,
    guard(reference: unknown, options?: GuardOptions): GuardedJob {
      const job = locate(reference);
      return guardJob(guards, reference, () => job.cancel({ ...options }));
    },
    cancelOnAbort(signal: AbortSignal, reference: unknown, options?: GuardOptions): AbortWatch {
      const job = locate(reference);
      if (typeof signal?.addEventListener !== "function") throw invalid("cancelOnAbort takes an AbortSignal");
      return cancelOnAbort(signal, () => job.cancel({ ...options }));
    },
    cancelAll: (references: Iterable<unknown> | AsyncIterable<unknown>, options: CancelAllOptions = {}) =>
      cancelAll(references, options, locate),
  };
  // The implementations have one signature each; those of the interface depend on the providers.
  return { jobs: jobs as unknown as Calloff<Providers>, guards };
}

type AnyProvider = CancelableProvider<string, object, JobId>;

function checkProviders(providers: unknown): ReadonlyMap<string, Partial<AnyProvider>> {
  if (typeof providers !== "object" || providers === null) {
    throw invalid("createCalloff takes an object of providers, such as { pulse: createPulse() }");
  }
  const byName = new Map<string, Partial<AnyProvider>>(Object.entries(providers));
  for (const [name, provider] of byName) {
    if (name === "" || name.includes(":")) {
      throw invalid(`${JSON.stringify(name)} cannot name a provider: references are written provider:id`);
    }
    if (typeof provider?.name !== "string")
      throw invalid(`${name} is not a provider; pass what its create function returns`);
  }
  return byName;
}

function findCancelable(byName: ReadonlyMap<string, Partial<AnyProvider>>, name: unknown): AnyProvider {
  const provider = byName.get(name as string);
  if (provider === undefined) {
    throw invalid(
      `no provider is called ${JSON.stringify(name)}; composed are ${[...byName.keys()].join(", ")}`,
    );
  }
  if (typeof provider.cancel !== "function")
    throw invalid(`${name}'s document describes no way to cancel a job`);
  return provider as AnyProvider;
}

function invalid(message: string): CalloffError {
  return new CalloffError({ code: "invalid-options", message: `${message}.` });
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : `a value of type ${typeof value}`;
}
