import type { ProviderDescriptor } from "./descriptor.ts";
import { checkBaseUrl } from "./http/base-url.ts";
import type { Hooks } from "./http/hooks.ts";
import { invalidOption } from "./invalid-option.ts";

/** A key, or a function that gets it, called once for every call. */
export type ApiKey = string | (() => string | Promise<string>);

/** Keys by the names of the document's security schemes, for a provider that takes several. */
export type ApiKeys = Readonly<Record<string, ApiKey | undefined>>;

/** Options of every `create<Provider>`. */
export interface ClientOptions<Key = ApiKey> {
  /** Read from the provider's environment variable when it is not given. */
  readonly apiKey?: Key | undefined;
  /** Default: the vendor's. `https:` only, loopback excepted; its path is kept. */
  readonly baseUrl?: string | undefined;
  /** Default: the global `fetch` at the time of each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Further attempts after the first, 0 to 10. Default 2. */
  readonly retries?: number | undefined;
  /** Milliseconds for the whole call, waits and retries included. Default 30,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for one attempt. Default 10,000. */
  readonly attemptTimeout?: number | undefined;
  /** Bytes of a body that are read, counted after decompression. Default 1,048,576. */
  readonly maxBodyBytes?: number | undefined;
  readonly hooks?: Hooks | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborting it stops the waiting at once. A request that is on its way may still reach the vendor. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call; the client's `timeout` by default. */
  readonly timeout?: number | undefined;
  /** Further attempts after the first, 0 to 10; the client's `retries` by default. */
  readonly retries?: number | undefined;
}

/** Options of one `cancel`. */
export interface CancelOptions extends CallOptions {}

/** Options of one `cancel` that may be followed up until the job is known to have stopped. */
export interface ConfirmOptions extends CallOptions {
  /**
   * Whether to read the job's status, after an answer that says no more than `canceling`, until it is final.
   * `timeout` is then for all of it, 120,000 by default.
   */
  readonly confirm: boolean | undefined;
  /** Called when the vendor has accepted the cancel, before its status is read: from here on it is only watched. */
  readonly onAccepted?: (() => void) | undefined;
}

/** Options checked and completed. */
export interface Settings {
  readonly apiKey: ApiKey | ApiKeys | undefined;
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly retries: number;
  readonly timeout: number;
  readonly attemptTimeout: number;
  readonly maxBodyBytes: number;
  readonly hooks: Hooks;
}

/** Timers hold 31 bits; a longer time would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws CalloffError `invalid-options` */
export function checkOptions(
  descriptor: ProviderDescriptor,
  options: ClientOptions<ApiKey | ApiKeys>,
): Settings {
  const { name } = descriptor;
  checkObject(name, options);
  const { apiKey, fetch, hooks = {} } = options;
  if (typeof apiKey === "object" && descriptor.prove?.check) descriptor.prove.check(descriptor, apiKey);
  else if (apiKey !== undefined && typeof apiKey !== "string")
    checkFunction(name, "apiKey", apiKey, "a string or ");
  checkFunction(name, "fetch", fetch);
  if (typeof hooks !== "object" || hooks === null) invalidOption(name, "hooks", "must be an object");
  for (const hook of Object.entries(hooks)) checkFunction(name, `hooks.${hook[0]}`, hook[1]);
  return {
    apiKey,
    fetch,
    hooks,
    baseUrl: checkBaseUrl(options.baseUrl ?? descriptor.baseUrl, name),
    retries: checkInteger(name, "retries", options.retries ?? 2, 0, 10),
    timeout: checkInteger(name, "timeout", options.timeout ?? 30_000),
    attemptTimeout: checkInteger(name, "attemptTimeout", options.attemptTimeout ?? 10_000),
    maxBodyBytes: checkInteger(name, "maxBodyBytes", options.maxBodyBytes ?? 2 ** 20, 1, 2 ** 30),
  };
}

/** @throws CalloffError `invalid-options` */
export function checkCallOptions(
  provider: string | undefined,
  options: CallOptions,
  settings: Pick<Settings, "timeout" | "retries">,
): { signal: AbortSignal | undefined; timeout: number; retries: number } {
  checkObject(provider, options);
  const { signal } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    invalidOption(provider, "signal", "must be an AbortSignal");
  }
  return {
    signal,
    timeout: checkInteger(provider, "timeout", options.timeout ?? settings.timeout),
    retries: checkInteger(provider, "retries", options.retries ?? settings.retries, 0, 10),
  };
}

function checkObject(provider: string | undefined, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  invalidOption(provider, undefined, "options must be an object");
}

export function checkFunction(provider: string, option: string, value: unknown, or = ""): void {
  if (value !== undefined && typeof value !== "function") {
    invalidOption(provider, option, `must be ${or}a function`);
  }
}

/** @throws CalloffError `invalid-options` */
export function checkInteger(
  provider: string | undefined,
  option: string,
  value: unknown,
  least = 1,
  most: number = LONGEST_TIMER,
): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
    return value as number;
  return invalidOption(provider, option, `must be an integer from ${least} to ${most}`);
}
