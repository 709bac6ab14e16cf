import { CalloffError, type JobId } from "@calloff/runtime";
import type { CancelableName, IdOf, TargetOf, TrackableName } from "./composed.ts";

/** A job at one of the providers: the string `provider:id`, or its two parts as an object. */
export type JobReference<Providers> = ReferenceText<Providers> | ReferenceObject<Providers>;

/** `provider:id`, for example `pulse:abc`; `provider.kind:id` if a provider has several kinds of job. */
export type ReferenceText<Providers> = ReferenceTextOf<Providers, CancelableName<Providers>>;

/** `{ provider, id }`, the id in the type that the vendor's document gives it. */
export type ReferenceObject<Providers> = ObjectOf<Providers, CancelableName<Providers>>;

/** A job at a provider that can read a job's status. */
export type TrackableReference<Providers> =
  | ReferenceTextOf<Providers, TrackableName<Providers>>
  | ObjectOf<Providers, TrackableName<Providers>>;

/** `provider:id` of the providers that are named. */
export type ReferenceTextOf<Providers, Names extends string> = {
  [Name in Names]: `${Name}:${IdText<IdOf<TargetOf<Providers, Name>>>}`;
}[Names];

type ObjectOf<Providers, Names extends string> = {
  [Name in Names]: { readonly provider: Name; readonly id: IdOf<TargetOf<Providers, Name>> };
}[Names];

/** Ids that are numbers stand as digits in a reference. */
type IdText<Id> = [Id] extends [number] ? `${bigint}` : string;

/** The provider's name in a reference of either kind. */
export type NameIn<Reference> = Reference extends `${infer Name}:${string}`
  ? Name
  : Reference extends { readonly provider: infer Name }
    ? Name
    : never;

/** A reference in two parts, of whatever provider. */
interface AnyReference {
  readonly provider: string;
  readonly id: string | number;
}

/**
 * Formats a job as `provider:id`, a string that you can keep in a queue or a database. Parsing the string gives the same
 * id back, whatever it contains. For an id of several parts, use `jobs.formatReference`, which knows their order.
 *
 * @example
 * ```ts
 * const reference = formatReference({ provider: "pulse", id: "abc" }); // "pulse:abc"
 * ```
 * @throws CalloffError `invalid-options` for a provider's name that is empty or has a colon; `invalid-job-id` for
 *   a number that is not an integer from 0 to 2^53 - 1: its digits may be those of another job
 */
export function formatReference<const Reference extends AnyReference>(
  reference: Reference,
): `${Reference["provider"]}:${IdText<Reference["id"]>}` {
  const { provider, id } = reference;
  if (!isProviderName(provider)) {
    throw new CalloffError({
      code: "invalid-options",
      message: `${JSON.stringify(provider)} cannot name a provider: references are written provider:id.`,
    });
  }
  if (typeof id === "string" || (Number.isSafeInteger(id) && id >= 0))
    return writeReference(reference) as never;
  throw new CalloffError({
    code: "invalid-job-id",
    provider,
    message: `The job id ${String(id)} cannot be used in a reference: it must be a string, or an integer from 0 to ${Number.MAX_SAFE_INTEGER}. For an id of several parts, use jobs.formatReference.`,
  });
}

/** The same for a provider and an id that were checked: the parts of an id are in their order. */
export function writeReference({ provider, id }: { readonly provider: string; readonly id: JobId }): string {
  const text = typeof id === "object" ? Object.values(id).map(encodeURIComponent).join("/") : id;
  return `${provider}:${text}`;
}

/** What can stand before the colon. */
export function isProviderName(name: unknown): name is string {
  return typeof name === "string" && name !== "" && !name.includes(":");
}

/** Splits at the first colon, so that an id may hold others; `undefined` for what is no reference. */
export function splitReference(
  reference: unknown,
): { readonly provider: unknown; readonly id: unknown } | undefined {
  if (typeof reference === "object" && reference !== null) {
    const { provider, id } = reference as { provider?: unknown; id?: unknown };
    return { provider, id };
  }
  const colon = typeof reference === "string" ? reference.indexOf(":") : -1;
  if (typeof reference !== "string" || colon === -1) return undefined;
  return { provider: reference.slice(0, colon), id: reference.slice(colon + 1) };
}
