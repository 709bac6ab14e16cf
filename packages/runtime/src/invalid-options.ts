import { CalloffError } from "./error.ts";

/**
 * Refuses one option.
 *
 * @param provider undefined for a call over several providers
 * @throws CalloffError `invalid-options`, always; without the value, which may be a key
 */
export function invalidOption(provider: string | undefined, option: string, reason: string): never {
  throw invalidOptions(provider, `the option ${option} ${reason}`);
}

/** The error for options, or arguments, that are wrong as a whole. */
export function invalidOptions(provider: string | undefined, reason: string): CalloffError {
  return new CalloffError({
    code: "invalid-options",
    provider,
    message: `${provider ?? "Calloff"}: ${reason}.`,
  });
}
