import type { ProviderMap } from "./composed.ts";
import { composeProviders } from "./create-calloff.ts";
import { cancelOnExit, type ExitWatch } from "./exit/cancel-on-exit.ts";
import type { CancelOnExitOptions } from "./exit/exit-options.ts";
import { type StartCalloff, withStart } from "./start/with-start.ts";

export type { ExitWatch } from "./exit/cancel-on-exit.ts";
export type { CancelOnExitOptions, ExitResult, ExitSignal } from "./exit/exit-options.ts";
export type { AbortWatch } from "./guards/cancel-on-abort.ts";
export type { GuardedJob, GuardOptions } from "./guards/guard.ts";
export { StartError, type StartErrorFields } from "./start/start-error.ts";
export type { LateJob, StartedJob, StartOptions, Submit } from "./start/start-options.ts";
export type { StartCalloff } from "./start/with-start.ts";

/** {@link StartCalloff} for Node, with `cancelOnExit`. */
export interface NodeCalloff<Providers> extends StartCalloff<Providers> {
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
 * `createCalloff` for Node: with `start`, `guard`, `cancelOnAbort` and `cancelOnExit`.
 *
 * @throws CalloffError `invalid-options`
 */
export function createCalloff<const Providers extends ProviderMap<Providers>>(
  providers: Providers,
): NodeCalloff<Providers> {
  const { jobs, guards } = withStart(composeProviders(providers));
  const exits = (options: CancelOnExitOptions = {}): ExitWatch => cancelOnExit(guards, options, process);
  return { ...jobs, cancelOnExit: exits };
}
