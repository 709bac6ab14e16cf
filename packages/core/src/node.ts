import type { Calloff } from "./calloff.ts";
import { type CancelOnExitOptions, cancelOnExit, type ExitWatch } from "./cancel-on-exit.ts";
import type { ProviderMap } from "./composed.ts";
import { composeProviders } from "./create-calloff.ts";

export type { CancelOnExitOptions, ExitResult, ExitWatch } from "./cancel-on-exit.ts";

/** What {@link Calloff} does, and what only a Node process can. */
export interface NodeCalloff<Providers> extends Calloff<Providers> {
  /**
   * Cancels what is guarded when the process is told to end (SIGINT, SIGTERM) or has nothing more to do
   * (`beforeExit`), waits for the vendors' answers up to a grace period, and then lets the process end as it
   * would have: by the signal, or by the program's own handler where it has one. A second signal ends it at once.
   *
   * @throws CalloffError `invalid-options`
   */
  cancelOnExit(options?: CancelOnExitOptions): ExitWatch;
}

/**
 * `createCalloff` for Node: the same, with `cancelOnExit`.
 *
 * @throws CalloffError `invalid-options`
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): NodeCalloff<Providers> {
  const { jobs, guards } = composeProviders(providers);
  return { ...jobs, cancelOnExit: (options = {}) => cancelOnExit(guards, options, process) };
}
