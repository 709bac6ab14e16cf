import type { CalloffError } from "@calloff/runtime";
import {
  checkCallOptions,
  checkFunction,
  checkInteger,
  invalidOption,
  invalidOptions,
} from "@calloff/runtime/internal";

/** A wait before a vendor is asked again. */
export interface WaitEvent {
  /** The name that the provider was composed under. */
  readonly provider: string;
  /** The job that waits for another attempt; undefined when all jobs of the vendor wait. */
  readonly reference: unknown;
  /** Milliseconds from now. */
  readonly delay: number;
  /** What the vendor was last answered with, or failed with. */
  readonly error: CalloffError;
}

/** The options of `cancelAll`. An option of the wrong kind throws `invalid-options` before anything is sent. */
export interface CancelAllOptions {
  /**
   * Calls in flight at once for each provider, from 1 to 1,000; or an object with a number for each provider by name.
   * Vendors' rate limits are usually lower than what one machine can send.
   *
   * @default 8
   */
  readonly concurrency?: number | Readonly<Record<string, number | undefined>> | undefined;
  /**
   * Ends the run at once when it aborts: calls in flight are reported as failed, references that wait as not sent, and
   * so are those still unread in a list, which is read to its end. References still unread in an async source stay in it.
   *
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for each single attempt.
   *
   * @default the provider's `timeout`
   */
  readonly timeout?: number | undefined;
  /**
   * Further attempts for each job after the first, from 0 to 10. A 429 is not counted.
   *
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * Milliseconds that one vendor may hold its jobs up: the longest wait that it may ask for with `Retry-After`, and how
   * long it may only fail or refuse before its remaining jobs are reported as not sent. Time without a job for it is not
   * counted. After that one job in 30 seconds is still tried: an answer ends it.
   *
   * @default 60_000
   */
  readonly patience?: number | undefined;
  /**
   * Whether to read a job's status, after an answer that says no more than `canceling`, until it is final. `timeout` is
   * then for all of it, 120,000 ms unless it is given. Jobs that are being read take none of `concurrency`; up to 256 of
   * each vendor are read at once. A job of a vendor without a status operation is canceled all the same, and its outcome
   * stays unconfirmed.
   *
   * @default false
   */
  readonly confirm?: boolean | undefined;
  /**
   * Called when a vendor, or one of its jobs, waits before the next attempt, so that you can show why nothing happens.
   *
   * @default none
   */
  readonly onWait?: ((event: WaitEvent) => void) | undefined;
}

/** The options of one run, checked and completed. */
export interface RunSettings {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for each call. */
  readonly timeout: number | undefined;
  readonly retries: number;
  readonly patience: number;
  readonly confirm: boolean;
  readonly onWait: ((event: WaitEvent) => void) | undefined;
  /** Calls in flight at once for a provider. */
  readonly concurrencyOf: (provider: string) => number;
}

const DEFAULT_CONCURRENCY = 8;

/** @throws CalloffError `invalid-options` */
export function checkCancelAllOptions(references: unknown, options: CancelAllOptions): RunSettings {
  const isIterable =
    typeof references === "object" &&
    references !== null &&
    (Symbol.asyncIterator in references || Symbol.iterator in references);
  if (!isIterable) {
    throw invalidOptions(undefined, "cancelAll takes a list of references, or another iterable");
  }
  const { signal, retries } = checkCallOptions(undefined, options, { timeout: 1, retries: 2 });
  const { patience = 60_000, timeout, confirm = false, onWait } = options;
  if (typeof confirm !== "boolean") invalidOption(undefined, "confirm", "must be true or false");
  checkFunction(undefined, "onWait", onWait);
  return {
    signal,
    timeout,
    retries,
    patience: checkInteger(undefined, "patience", patience, 0),
    confirm,
    onWait,
    concurrencyOf: checkConcurrency(options.concurrency),
  };
}

function checkConcurrency(concurrency: CancelAllOptions["concurrency"]): (provider: string) => number {
  const check = (value: unknown = DEFAULT_CONCURRENCY, option = "concurrency"): number =>
    checkInteger(undefined, option, value, 1, 1_000);
  if (typeof concurrency !== "object" || concurrency === null) {
    const forAll = check(concurrency);
    return () => forAll;
  }
  const byName = new Map(
    Object.entries(concurrency).map(([name, value]) => [name, check(value, `concurrency.${name}`)]),
  );
  return (provider) => byName.get(provider) ?? DEFAULT_CONCURRENCY;
}
