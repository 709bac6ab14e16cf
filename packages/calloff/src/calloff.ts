import { createCalloff, type StartCalloff } from "@calloff/core/start";
import { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";

/**
 * All providers under one `cancel`. A provider's key is read when the provider is called, so a program
 * needs only the keys of the vendors it uses.
 *
 * @throws CalloffError `invalid-options`
 */
export function calloff(options: ProvidersOptions = {}): StartCalloff<Providers> {
  return createCalloff(createProviders(options));
}
