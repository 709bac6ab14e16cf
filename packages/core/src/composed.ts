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

/** The providers of `createCalloff`, by the names that callers use for them. */
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

/** Every name: providers, and their kinds of job, as in `openai.batch`. */
type TargetName<Providers> = {
  [Name in keyof Providers & string]: Name | `${Name}.${KindName<Providers[Name]>}`;
}[keyof Providers & string];

/** The type behind a name: a provider, or one of its kinds of job. */
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

/** The names of the providers, and of their kinds of job as in `openai.batch`, that can cancel jobs. */
export type CancelableName<Providers> = NameWith<Providers, Cancels>;

/** The names of the providers and kinds of job that can also read a job's status, and so confirm that it has stopped. */
export type TrackableName<Providers> = NameWith<Providers, Cancels & Tracks>;

/** The type that the vendor's document gives a job's id. */
export type IdOf<Provider> = Provider extends Cancels ? Parameters<Provider["cancel"]>[0] : never;

/** The options of the provider's `cancel`. */
export type OptionsOf<Provider> = Provider extends Cancels
  ? NonNullable<Parameters<Provider["cancel"]>[1]>
  : CancelOptions;

/** The outcome of the provider's `cancel`. */
export type OutcomeOf<Provider> = Provider extends Cancels ? Awaited<ReturnType<Provider["cancel"]>> : never;

/** The outcome of the provider's `cancel` with `confirm: true`. */
export type ConfirmedOf<Provider> = Provider extends {
  cancel(id: never, options: ConfirmOptions): Promise<infer Result>;
  cancel(id: never, options?: CancelOptions): Promise<Outcome>;
}
  ? Result
  : never;

/** The outcome in `cancelAll` with `confirm`. It is unconfirmed if the vendor has no status operation. */
export type FollowedUpOf<Provider> = Provider extends Cancels & Tracks
  ? ConfirmedOf<Provider>
  : OutcomeOf<Provider> & { readonly confirmation: undefined };

/** The result of the provider's `status`. */
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
      throw invalid(`${name} is not a provider; pass one, such as createPulse()`);
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
  throw invalid(`${name} has no operation for ${ability}${kind ? `; try ${name}.${kind}` : ""}`);
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
