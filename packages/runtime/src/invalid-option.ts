import { CalloffError } from "./error.ts";

/** @throws CalloffError `invalid-options`, always; without the value, which may be a key. */
export function invalidOption(provider: string, option: string, reason: string): never {
  throw new CalloffError({
    code: "invalid-options",
    provider,
    message: `${provider}: the option ${option} ${reason}.`,
  });
}
