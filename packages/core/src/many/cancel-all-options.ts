import { CalloffError, type CancelOptions } from "@calloff/runtime";

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
  readonly call: CancelOptions;
  readonly retries: number;
  readonly patience: number;
  readonly confirm: boolean;
  concurrencyOf(provider: string): number;
}

const DEFAULT_CONCURRENCY = 8;
const MOST_AT_ONCE = 1_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws CalloffError `invalid-options` */
export function checkCancelAllOptions(references: unknown, options: CancelAllOptions): ManySettings {
  const isIterable =
    typeof references === "object" &&
    references !== null &&
    (Symbol.asyncIterator in references || Symbol.iterator in references);
  if (!isIterable) {
    throw invalid("takes a list of references, or anything else that can be iterated");
  }
  if (typeof options !== "object" || options === null)
    throw invalid("options must be an object, or left out");
  const { signal, timeout, concurrency = DEFAULT_CONCURRENCY } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw invalid("the option signal must be an AbortSignal");
  }
  const { confirm = false } = options;
  if (typeof confirm !== "boolean") throw invalid("the option confirm must be true or false");
  const atOnce = (value: unknown, name: string): number => checkInteger(name, value, 1, MOST_AT_ONCE);
  const each =
    typeof concurrency === "object" && concurrency !== null
      ? new Map(
          Object.entries(concurrency).map(([name, n]) => [
            name,
            atOnce(n ?? DEFAULT_CONCURRENCY, `concurrency.${name}`),
          ]),
        )
      : undefined;
  const all = each === undefined ? atOnce(concurrency, "concurrency") : DEFAULT_CONCURRENCY;
  return {
    signal,
    call: { timeout: timeout === undefined ? undefined : checkInteger("timeout", timeout, 1, LONGEST_TIMER) },
    retries: checkInteger("retries", options.retries ?? 2, 0, 10),
    patience: checkInteger("patience", options.patience ?? 60_000, 0, LONGEST_TIMER),
    confirm,
    concurrencyOf: (provider) => each?.get(provider) ?? all,
  };
}

function checkInteger(option: string, value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`the option ${option} must be an integer from ${least} to ${most}`);
}

function invalid(what: string): CalloffError {
  return new CalloffError({ code: "invalid-options", message: `cancelAll: ${what}.` });
}
