import type { ProviderDescriptor } from "./descriptor.ts";
import { checkBaseUrl } from "./http/base-url.ts";
import { invalidOption, invalidOptions } from "./invalid-options.ts";
import type { ApiKey, ApiKeys, CallOptions, CallSettings, ClientOptions, Settings } from "./options.ts";

/** Timers hold 31 bits; a longer time would end at once. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;

/**
 * Checks a provider's options, and completes them.
 *
 * @throws CalloffError `invalid-options`
 */
export function checkOptions(
  descriptor: ProviderDescriptor,
  options: ClientOptions<ApiKey | ApiKeys>,
): Settings {
  const { name, authenticate } = descriptor;
  checkObject(name, options);
  const { apiKey, fetch, hooks = {} } = options;
  if (authenticate?.checkKeys) authenticate.checkKeys(descriptor, apiKey);
  else checkKey(name, "apiKey", apiKey);
  checkFunction(name, "fetch", fetch);
  if (typeof hooks !== "object" || hooks === null) invalidOption(name, "hooks", "must be an object");
  for (const [hook, listener] of Object.entries(hooks)) checkFunction(name, `hooks.${hook}`, listener);
  return {
    apiKey,
    fetch,
    hooks,
    baseUrl: checkBaseUrl(options.baseUrl, descriptor, fetch),
    retries: checkInteger(name, "retries", options.retries ?? 2, 0, 10),
    timeout: checkInteger(name, "timeout", options.timeout ?? 30_000),
    attemptTimeout: checkInteger(name, "attemptTimeout", options.attemptTimeout ?? 10_000),
    maxBodyBytes: checkInteger(name, "maxBodyBytes", options.maxBodyBytes ?? 2 ** 20, 1, 2 ** 30),
    headers: checkHeaders(name, options.headers),
  };
}

/** The platform's own error quotes the value that it refuses, which may be a secret. */
function checkHeaders(provider: string, headers: ClientOptions["headers"]): Settings["headers"] {
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    return invalidOption(provider, "headers", "must be an object of valid headers");
  }
}

/**
 * Checks the options of one call, and completes them.
 *
 * @param provider undefined for a call over several providers
 * @throws CalloffError `invalid-options`
 */
export function checkCallOptions(
  provider: string | undefined,
  options: CallOptions,
  defaults: Pick<CallSettings, "timeout" | "retries">,
): CallSettings {
  checkObject(provider, options);
  const { signal } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    invalidOption(provider, "signal", "must be an AbortSignal");
  }
  return {
    signal,
    timeout: checkInteger(provider, "timeout", options.timeout ?? defaults.timeout),
    retries: checkInteger(provider, "retries", options.retries ?? defaults.retries, 0, 10),
  };
}

function checkObject(provider: string | undefined, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  throw invalidOptions(provider, "options must be an object");
}

/**
 * Checks an option that is a key, or undefined.
 *
 * @throws CalloffError `invalid-options`
 */
export function checkKey(provider: string, option: string, key: unknown): void {
  if (typeof key !== "string") checkFunction(provider, option, key, "a string or ");
}

/**
 * Checks an option that is a function, or undefined.
 *
 * @throws CalloffError `invalid-options`
 */
export function checkFunction(provider: string | undefined, option: string, value: unknown, or = ""): void {
  if (value !== undefined && typeof value !== "function") {
    invalidOption(provider, option, `must be ${or}a function`);
  }
}

/**
 * Checks an option that is an integer from `min` to `max`.
 *
 * @throws CalloffError `invalid-options`
 */
export function checkInteger(
  provider: string | undefined,
  option: string,
  value: unknown,
  min = 1,
  max: number = MAX_TIMER_MS,
): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  return invalidOption(provider, option, `must be an integer from ${min} to ${max}`);
}
