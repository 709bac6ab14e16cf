import type { ProvidersOptions } from "../../providers.ts";
import { createProviders } from "../../providers.ts";
import { jobsOf, keyNamesOf, listProviders } from "../known-provider.ts";
import { type CancelFlags, parseBaseUrls, parseConcurrency } from "./cancel-flags.ts";

/** What `cancelAll` takes where it is told nothing. */
const DEFAULT_CONCURRENCY = 8;

/** What the options say of the providers. */
export interface CancelSettings {
  readonly baseUrls: Readonly<Record<string, string>>;
  readonly concurrency: Readonly<Record<string, number>>;
  /** Calls that can be in flight at most, to all providers together. */
  readonly callsAtOnce: number;
  /** By how references begin: with a provider's name, and the kind of job where it has several. */
  readonly keyNames: ReadonlyMap<string, readonly string[]>;
}

/** @throws CliError or CalloffError when an option is wrong */
export function readCancelSettings({ baseUrl = [], concurrency = [] }: CancelFlags): CancelSettings {
  const providers = listProviders();
  const names = providers.map(({ name }) => name);
  const baseUrls = parseBaseUrls(baseUrl, names);
  createProviders(withBaseUrls(baseUrls));
  const keyNames = new Map(
    providers.flatMap((provider) =>
      jobsOf(provider).map(({ name }) => [name, keyNamesOf(provider)] as const),
    ),
  );
  const jobNames = [...keyNames.keys()];
  const calls = parseConcurrency(concurrency, jobNames);
  const callsAtOnce = jobNames.reduce((sum, name) => sum + (calls[name] ?? DEFAULT_CONCURRENCY), 0);
  return { baseUrls, concurrency: calls, callsAtOnce, keyNames };
}

export function withBaseUrls(baseUrls: Readonly<Record<string, string>>): ProvidersOptions {
  return Object.fromEntries(Object.entries(baseUrls).map(([name, baseUrl]) => [name, { baseUrl }]));
}
