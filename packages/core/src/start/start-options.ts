import type { CalloffError, Outcome } from "@calloff/runtime";
import { checkCallOptions, checkFunction, checkInteger, invalidOptions } from "@calloff/runtime/internal";
import type { GuardedJob, GuardOptions } from "../guards/guard.ts";

/**
 * Your own function that submits a job at the vendor and returns the job's id. Pass `signal` to its request; it aborts
 * only when `start` stops waiting for the id.
 */
export type Submit<Id> = (call: { readonly signal: AbortSignal }) => Id | PromiseLike<Id>;

/** Options of `start`. */
export interface StartOptions {
  /**
   * Cancels the job when it aborts, as long as the job is guarded. If `submit` is running, `start` waits for its id and
   * cancels that job. If the signal has already aborted, `submit` is not called.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The time limit of `submit` in milliseconds, from 1. Then its signal aborts.
   *
   * @default 300_000
   */
  readonly submitTimeout?: number | undefined;
  /**
   * Milliseconds that `submit` still has to return the job's id after `signal` has aborted or the process was told to
   * end, from 0. Then its signal aborts.
   *
   * @default 30_000
   */
  readonly abortGrace?: number | undefined;
  /** `timeout` and `retries` of the cancel that is sent when the signal aborts or the scope is left. */
  readonly cancel?: GuardOptions | undefined;
  /**
   * Called after `submit` has returned a job's id too late, when `start` had rejected, and the job was canceled. Use it
   * for a log. What it throws is ignored.
   */
  readonly onLate?: ((job: LateJob) => void) | undefined;
}

/** A job whose id came after `start` had rejected, and the result of canceling it. */
export interface LateJob {
  /** The job, as `provider:id`. */
  readonly reference: string;
  /** The vendor's answer; `undefined` when there was none that says something about the job. */
  readonly outcome: Outcome | undefined;
  /** Why there is no outcome: the job may be running. */
  readonly error: CalloffError | undefined;
}

/** A job that `start` has submitted: leaving the scope of `await using` cancels it, unless it was released before. */
export interface StartedJob<Reference = string, Id = unknown, Answer = Outcome>
  extends GuardedJob<Reference, Answer> {
  /** The job's id, in the type that the vendor's document gives it. */
  readonly id: Id;
}

/** Options checked and completed. */
export interface StartSettings {
  readonly signal: AbortSignal | undefined;
  readonly submitTimeout: number;
  readonly abortGrace: number;
  readonly cancel: GuardOptions;
  readonly onLate: (job: LateJob) => void;
}

/** @throws CalloffError `invalid-options` */
export function checkStartOptions(provider: string, submit: unknown, options: StartOptions): StartSettings {
  if (typeof submit !== "function")
    throw invalidOptions(provider, "start takes a function that submits a job");
  const { signal } = checkCallOptions(provider, options, { timeout: 1, retries: 0 });
  const { submitTimeout = 300_000, abortGrace = 30_000, cancel = {}, onLate = () => {} } = options;
  checkCallOptions(provider, cancel, { timeout: 1, retries: 0 });
  checkFunction(provider, "onLate", onLate);
  return {
    signal,
    submitTimeout: checkInteger(provider, "submitTimeout", submitTimeout),
    abortGrace: checkInteger(provider, "abortGrace", abortGrace, 0),
    cancel,
    onLate,
  };
}
