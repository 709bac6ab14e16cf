import { readEnvironment } from "../environment.ts";
import { CalloffError } from "../error.ts";
import { plainCause } from "../http/plain-cause.ts";
import type { ApiKey } from "../options.ts";

/** What a key must be for the place where it is sent. */
export interface KeyRule {
  /** The option that holds the key, as messages name it. */
  readonly option: string;
  readonly pattern: RegExp;
  /** What is wrong with a key that the pattern refuses. */
  readonly refusal: string;
}

export const HEADER_RULE: KeyRule = {
  option: "apiKey",
  // Visible ASCII, spaces inside allowed: what every runtime's headers hold unchanged.
  pattern: /^[\x20-\x7e]+$/,
  refusal: "has a character that a header cannot carry; check how it was copied",
};

/**
 * The key, trimmed: `apiKey`, else the environment's. A promise only where a function gets it.
 *
 * @param variable the environment's variable
 * @throws CalloffError `missing-credentials` or `invalid-credentials`, never with the key in it
 */
export function resolveKey(
  provider: string,
  variable: string,
  apiKey: ApiKey | undefined,
  rule: KeyRule = HEADER_RULE,
): string | Promise<string> {
  const refuse = (kind: "missing" | "invalid", what: string, cause?: unknown): never => {
    throw new CalloffError({
      code: `${kind}-credentials`,
      provider,
      message: `${provider}: ${what}. Nothing was sent.`,
      cause: plainCause(cause),
    });
  };
  const ask = `pass ${rule.option}, or set ${variable}`;
  const check = (key: unknown): string => {
    if (key === undefined || key === null) return refuse("missing", `no API key; ${ask}`);
    if (typeof key !== "string") return refuse("invalid", "the API key is not a string");
    const trimmed = key.trim();
    if (trimmed === "") return refuse("missing", `the API key is empty; ${ask}`);
    return rule.pattern.test(trimmed) ? trimmed : refuse("invalid", `the API key ${rule.refusal}`);
  };
  if (typeof apiKey === "function") {
    const failed = (error: unknown): never => refuse("missing", "the apiKey function failed", error);
    return new Promise((resolve) => resolve(apiKey())).then(check, failed);
  }
  return check(apiKey ?? readAllowed());

  function readAllowed(): string | undefined {
    try {
      return readEnvironment(variable);
    } catch (error) {
      // Deno lets a program read only those variables that it was allowed to.
      return refuse("missing", `${variable} may not be read; pass ${rule.option}, or allow it`, error);
    }
  }
}
