import { CalloffError } from "./error.ts";

/**
 * @param provider undefined for `cancelAll`, which is over several
 * @param option undefined for all of them
 * @throws CalloffError `invalid-options`, always; without the value, which may be a key
 */
export function invalidOption(
  provider: string | undefined,
  option: string | undefined,
  reason: string,
): never {
  throw new CalloffError({
    code: "invalid-options",
    provider,
    message: `${provider ?? "cancelAll"}: ${option === undefined ? "" : `the option ${option} `}${reason}.`,
  });
}
