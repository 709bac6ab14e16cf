import type { ProviderMap } from "./composed.ts";
import { composeProviders } from "./create-calloff.ts";
import { type StartCalloff, withStart } from "./start/with-start.ts";

export type { AbortWatch } from "./guards/cancel-on-abort.ts";
export type { GuardedJob, GuardOptions } from "./guards/guard.ts";
export { StartError, type StartErrorFields } from "./start/start-error.ts";
export type { LateJob, StartedJob, StartOptions, Submit } from "./start/start-options.ts";
export type { StartCalloff } from "./start/with-start.ts";

/**
 * `createCalloff` with what looks after jobs that run: `start`, which submits a job so that it is never orphaned, `guard`
 * and `cancelOnAbort`. It is an entry of its own because programs that only cancel do without its 2 kB.
 *
 * @throws CalloffError `invalid-options`
 * @example
 * const jobs = createCalloff({ pulse: createPulse() });
 * await using job = await jobs.start("pulse", submit, { signal: stop.signal });
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): StartCalloff<Providers> {
  return withStart(composeProviders(providers)).jobs;
}
