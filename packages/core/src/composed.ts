import {
  type CallOptions,
  CalloffError,
  type CancelOptions,
  type ConfirmOptions,
  type JobId,
  type JobStatus,
  type KindsDescriptor,
  type Outcome,
  type TrackableProvider,
} from "@calloff/runtime";
import { isProviderName } from "./job-reference.ts";

/** What `createCalloff` composes: providers by the names that callers use for them. */
export type ProviderMap<Providers> = { readonly [Name in keyof Providers]: { readonly name: string } };

interface Cancels {
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
}

interface Tracks {
  cancel(id: never, options: ConfirmOptions): Promise<unknown>;
  status(id: never, options?: CallOptions): Promise<JobStatus>;
}

/** The names of a provider's kinds of job, where it has several. */
type KindName<Provider> = {
  [Kind in keyof Provider & string]: Provider[Kind] extends Cancels ? Kind : never;
}[keyof Provider & string];

/** All that can be named: providers, and their kinds of job, as in `openai.batch`. */
type TargetName<Providers> = {
  [Name in keyof Providers & string]: Name | `${Name}.${KindName<Providers[Name]>}`;
}[keyof Providers & string];

/** What a name stands for: a provider, or one of its kinds of job. */
export type TargetOf<Providers, Name> = Name extends keyof Providers
  ? Providers[Name]
  : Name extends `${infer Provider extends keyof Providers & string}.${infer Kind}`
    ? Providers[Provider][Kind & keyof Providers[Provider]]
    : never;

type NameWith<Providers, Ability, Name extends string = TargetName<Providers>> = Name extends unknown
  ? TargetOf<Providers, Name> extends Ability
    ? Name
    : never
  : never;

/** The names of those that can cancel jobs: of providers, and of kinds of job, as in `openai.batch`. */
export type CancelableName<Providers> = NameWith<Providers, Cancels>;

/** The names of those that can also say how a job is, and so confirm that it has stopped. */
export type TrackableName<Providers> = NameWith<Providers, Cancels & Tracks>;

/** The type that the vendor's document gives a job's id. */
export type IdOf<Provider> = Provider extends Cancels ? Parameters<Provider["cancel"]>[0] : never;

/** The options of the provider's `cancel`. */
export type OptionsOf<Provider> = Provider extends Cancels
  ? NonNullable<Parameters<Provider["cancel"]>[1]>
  : CancelOptions;

/** What the provider's `cancel` resolves with. */
export type OutcomeOf<Provider> = Provider extends Cancels ? Awaited<ReturnType<Provider["cancel"]>> : never;

/** What the provider's `cancel` resolves with when it is to be confirmed. */
export type ConfirmedOf<Provider> = Provider extends {
  cancel(id: never, options: ConfirmOptions): Promise<infer Result>;
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
}
  ? Result
  : never;

/** What `cancelAll` with `confirm` gives: unconfirmed where the vendor has no way to confirm. */
export type FollowedUpOf<Provider> = Provider extends Cancels & Tracks
  ? ConfirmedOf<Provider>
  : OutcomeOf<Provider> & { readonly confirmation: undefined };

/** What the provider's `status` resolves with. */
export type StatusOf<Provider> = Provider extends Tracks ? Awaited<ReturnType<Provider["status"]>> : never;

export type AnyProvider = TrackableProvider<string, object, JobId>;

/** Providers by name, as far as they can be trusted to be such. */
export type ByName = ReadonlyMap<string, Partial<AnyProvider>>;

/** @throws CalloffError `invalid-options` */
export function checkProviders(providers: unknown): ByName {
  if (typeof providers !== "object" || providers === null) {
    throw invalid("createCalloff takes an object of providers: { pulse: createPulse() }");
  }
  const byName = new Map<string, Partial<AnyProvider>>();
  for (const [name, provider] of Object.entries(providers)) {
    if (!isProviderName(name)) {
      throw invalid(`${JSON.stringify(name)} cannot name a provider: references are written provider:id`);
    }
    if (typeof provider?.name !== "string")
      throw invalid(`${name} is not a provider; pass what createPulse() and its like return`);
    byName.set(name, provider);
    for (const kind of kindsOf(provider)) byName.set(`${name}.${kind}`, provider[kind]);
  }
  return byName;
}

/** @throws CalloffError `invalid-options` when there is no such provider, or it cannot do this */
export function findAble<Ability extends "cancel" | "status">(
  byName: ByName,
  name: unknown,
  ability: Ability,
): AnyProvider {
  const provider = byName.get(name as string);
  if (provider === undefined) {
    throw invalid(`${shown(name)} is not a known provider. Known: ${[...byName.keys()].join(", ")}`);
  }
  if (typeof provider[ability] === "function") return provider as AnyProvider;
  const [kind] = kindsOf(provider);
  throw invalid(`${name} has no operation for ${ability}${kind ? `; ${name}.${kind} may have` : ""}`);
}

/** The names of its kinds of job, where it has several. */
function kindsOf(provider: { readonly descriptor?: object }): string[] {
  return Object.keys((provider.descriptor as Partial<KindsDescriptor> | undefined)?.kinds ?? {});
}

export function invalid(message: string): CalloffError {
  return new CalloffError({ code: "invalid-options", message: `${message}.` });
}

/** A value as messages show it. */
export function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : `A value of type ${typeof value}`;
}
