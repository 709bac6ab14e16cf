import type { Kit } from "./kit.ts";

/** Options of `cancelAll`. */
export interface CancelAllOptions {
  /**
   * Calls at once for each provider, 1 to 1,000; or for each one its own, by its name. Default 8. Vendors'
   * rate limits are usually lower than what a machine can send.
   */
  readonly concurrency?: number | Readonly<Record<string, number | undefined>> | undefined;
  /**
   * Aborting it ends everything at once: calls under way are reported as failed, references that wait as not
   * sent, and so are those still unread in a list, which is read to its end; those unread in an async source stay
   * in it.
   */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each single attempt; the provider's own `timeout` by default. */
  readonly timeout?: number | undefined;
  /** Further attempts for each job after the first, 0 to 10. A 429 is not counted. Default 2. */
  readonly retries?: number | undefined;
  /**
   * Milliseconds that a vendor may only fail before its remaining jobs are reported as not sent; waits that
   * the vendor asks for are not counted, nor is time without a job for it. Then one job in 30 seconds is still
   * tried: an answer ends it. Default 60,000.
   */
  readonly patience?: number | undefined;
  /**
   * Whether to read a job's status, after an answer that says no more than `canceling`, until it is final.
   * `timeout` is then for all of it, 120,000 by default. Jobs that are read take none of `concurrency`; up to 256
   * of each vendor are read at once. A job of a vendor without a status operation is canceled all the same, and its
   * outcome stays unconfirmed.
   */
  readonly confirm?: boolean | undefined;
}

/** Options checked and completed. */
export interface ManySettings {
  readonly signal: AbortSignal | undefined;
  /** For each call. */
  readonly timeout: number | undefined;
  readonly retries: number;
  readonly patience: number;
  readonly confirm: boolean;
  readonly concurrency: number | ReadonlyMap<string, number>;
}

/** Calls at once for each provider. */
export const DEFAULT_CONCURRENCY = 8;

/** @throws CalloffError `invalid-options` */
export function checkCancelAllOptions(
  { checkCallOptions, checkInteger, invalidOption }: Kit,
  references: unknown,
  options: CancelAllOptions,
): ManySettings {
  const isIterable =
    typeof references === "object" &&
    references !== null &&
    (Symbol.asyncIterator in references || Symbol.iterator in references);
  if (!isIterable) {
    invalidOption(undefined, undefined, "takes a list of references, or anything else that can be iterated");
  }
  const { signal, retries } = checkCallOptions(undefined, options, { timeout: 1, retries: 2 });
  const { concurrency = DEFAULT_CONCURRENCY, patience = 60_000, timeout, confirm = false } = options;
  if (typeof confirm !== "boolean") invalidOption(undefined, "confirm", "must be true or false");
  const atOnce = (value: unknown = DEFAULT_CONCURRENCY, option = "concurrency"): number =>
    checkInteger(undefined, option, value, 1, 1_000);
  return {
    signal,
    timeout,
    retries,
    patience: checkInteger(undefined, "patience", patience, 0),
    confirm,
    concurrency:
      typeof concurrency === "object" && concurrency !== null
        ? new Map(Object.entries(concurrency).map(([name, n]) => [name, atOnce(n, `concurrency.${name}`)]))
        : atOnce(concurrency),
  };
}
