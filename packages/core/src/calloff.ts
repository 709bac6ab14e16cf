import {
  CalloffError,
  type CancelableProvider,
  type CancelOptions,
  type JobId,
  type Outcome,
} from "@calloff/runtime";
import { type JobReference, parseReference } from "./job-reference.ts";

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
  const byName = checkProviders(providers);
  async function cancel(target: unknown, ...rest: [unknown?, CancelOptions?]): Promise<Outcome> {
    const reference = parseReference(target);
    const [name, id, options] =
      reference === undefined
        ? [target, ...rest]
        : [reference.provider, reference.id, rest[0] as CancelOptions];
    return findCancelable(byName, name).cancel(id as never, options);
  }
  // The implementation has one signature, and the interface's two overloads depend on the providers.
  return { providers, cancel: cancel as Calloff<Providers>["cancel"] };
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
