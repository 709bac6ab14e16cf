import type { CancelableName, IdOf } from "./calloff.ts";

/** A job at one of the providers, as a string that survives a queue or a database: `provider:id`. */
export type JobReference<Providers> = {
  [Name in CancelableName<Providers>]: `${Name}:${IdText<IdOf<Providers[Name]>>}`;
}[CancelableName<Providers>];

/** Ids that are numbers stand as digits in a reference. */
type IdText<Id> = [Id] extends [number] ? `${bigint}` : string;

export interface ParsedReference {
  readonly provider: string;
  readonly id: string;
}

/** Splits at the first colon, so that an id may hold others; `undefined` for what is no reference. */
export function parseReference(reference: unknown): ParsedReference | undefined {
  const colon = typeof reference === "string" ? reference.indexOf(":") : -1;
  if (typeof reference !== "string" || colon === -1) return undefined;
  return { provider: reference.slice(0, colon), id: reference.slice(colon + 1) };
}
