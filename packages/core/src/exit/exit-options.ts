import type { CalloffError, Outcome } from "@calloff/runtime";
import { MAX_TIMER_MS } from "@calloff/runtime/internal";
import { invalid } from "../composed.ts";

/** A signal at which guarded jobs can be canceled. Of these, Windows has SIGINT, SIGHUP and SIGBREAK. */
export type ExitSignal = "SIGINT" | "SIGTERM" | "SIGHUP" | "SIGQUIT" | "SIGUSR2" | "SIGBREAK";

/** Options of `cancelOnExit`. */
export interface CancelOnExitOptions {
  /**
   * Milliseconds that vendors have to answer, and running `submit` calls have to return their job's id, before the
   * process ends anyway: an integer from 0.
   *
   * @default 5_000
   */
  readonly grace?: number | undefined;
  /**
   * The signals at which what is guarded is canceled. Leave out one that does not end your program, such as a SIGHUP
   * at which it reads its configuration again.
   *
   * @default ["SIGINT", "SIGTERM", "SIGHUP"]
   */
  readonly signals?: readonly ExitSignal[] | undefined;
  /**
   * Whether an uncaught exception or an unhandled rejection that is about to end the process cancels what is guarded
   * first. The process then goes on for at most `grace`, in the state in which the exception left it, and ends with
   * the same error and status 1. Where the program has a handler of its own for `uncaughtException` or
   * `unhandledRejection`, this does nothing.
   *
   * @default false
   */
  readonly exceptions?: boolean | undefined;
  /** Called for every job that was canceled because the process ends, for example to log it. What it throws is ignored. */
  readonly onResult?: ((result: ExitResult) => void) | undefined;
}

/** The result of canceling one guarded job when the process ended. */
export interface ExitResult {
  /** The job as it was guarded; `undefined` if it was being submitted and its id is not known. */
  readonly reference: unknown;
  /** The vendor's answer; `undefined` when there was none that says something about the job. */
  readonly outcome: Outcome | undefined;
  /** Why there is no outcome: `aborted` when the grace period was over first. The job may be running. */
  readonly error: CalloffError | undefined;
}

/** Options checked and completed. */
interface ExitSettings {
  readonly grace: number;
  readonly signals: ReadonlySet<ExitSignal>;
  readonly exceptions: boolean;
  readonly onResult: CancelOnExitOptions["onResult"];
}

const DEFAULT_SIGNALS: readonly ExitSignal[] = ["SIGINT", "SIGTERM", "SIGHUP"];
const KNOWN_SIGNALS: readonly unknown[] = [...DEFAULT_SIGNALS, "SIGQUIT", "SIGUSR2", "SIGBREAK"];

/** @throws CalloffError `invalid-options` */
export function checkExitOptions(options: CancelOnExitOptions): ExitSettings {
  if (typeof options !== "object" || options === null)
    throw invalid("cancelOnExit: options must be an object");
  const { grace = 5_000, signals = DEFAULT_SIGNALS, exceptions = false, onResult } = options;
  const refuse = (option: string, rule: string) =>
    invalid(`cancelOnExit: the option ${option} must be ${rule}`);
  if (!Number.isInteger(grace) || grace < 0 || grace > MAX_TIMER_MS) {
    throw refuse("grace", `an integer from 0 to ${MAX_TIMER_MS}`);
  }
  if (!Array.isArray(signals) || !signals.every((signal) => KNOWN_SIGNALS.includes(signal))) {
    throw refuse("signals", `an array of ${KNOWN_SIGNALS.join(", ")}`);
  }
  if (typeof exceptions !== "boolean") throw refuse("exceptions", "true or false");
  if (onResult !== undefined && typeof onResult !== "function") throw refuse("onResult", "a function");
  return { grace, signals: new Set(signals), exceptions, onResult };
}
