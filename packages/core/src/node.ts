import type { Calloff } from "./calloff.ts";
import type { ProviderMap } from "./composed.ts";
import { composeProviders } from "./create-calloff.ts";
import { cancelOnExit, type ExitWatch } from "./exit/cancel-on-exit.ts";
import type { CancelOnExitOptions } from "./exit/exit-options.ts";

export type { ExitWatch } from "./exit/cancel-on-exit.ts";
export type { CancelOnExitOptions, ExitResult, ExitSignal } from "./exit/exit-options.ts";

/** What {@link Calloff} does, and what only a Node process can. */
export interface NodeCalloff<Providers> extends Calloff<Providers> {
  /**
   * Cancels what is guarded when the process is told to end (SIGINT, SIGTERM, SIGHUP) or has nothing more to do
   * (`beforeExit`), waits for the vendors' answers up to a grace period, and then lets the process end as it would
   * have: by the signal, or by the program's own handler where it has one. What is guarded in that time is canceled
   * too, and what is being submitted by `start` is waited for. A second signal, half a second or more after the
   * first, ends the process at once. `process.exit()` cancels nothing.
   *
   * @example
   * ```ts
   * jobs.cancelOnExit({
   *   grace: 10_000,
   *   onResult: ({ reference, outcome, error }) => console.error(reference, outcome?.state ?? error?.message),
   * });
   * ```
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
