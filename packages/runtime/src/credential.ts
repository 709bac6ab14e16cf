import type { ProviderDescriptor } from "./descriptor.ts";
import { CalloffError } from "./error.ts";
import type { ApiKey } from "./options.ts";
import { plainCause } from "./plain-cause.ts";

/** Visible ASCII, spaces inside allowed: what every runtime's headers hold unchanged. */
const HEADER_SAFE = /^[\x20-\x7e]+$/;

/**
 * The key, trimmed: `apiKey`, else the environment's.
 *
 * @returns undefined where the vendor asks for no key
 * @throws CalloffError `missing-credentials` or `invalid-credentials`, never with the key in it
 */
export async function resolveKey(
  { name, credential }: ProviderDescriptor,
  apiKey: ApiKey | undefined,
): Promise<string | undefined> {
  if (credential === undefined) return undefined;
  const refuse = (
    code: "missing-credentials" | "invalid-credentials",
    why: string,
    cause?: unknown,
  ): never => {
    throw new CalloffError({ code, provider: name, message: `${name}: ${why}. Nothing was sent.`, cause });
  };
  const ask = `pass apiKey, or set ${credential.env}`;
  let key: unknown;
  try {
    key = typeof apiKey === "function" ? await apiKey() : (apiKey ?? readEnvironment(credential.env));
  } catch (error) {
    // Deno lets a program read only those variables that it was allowed to.
    const what =
      typeof apiKey === "function"
        ? "the apiKey function failed"
        : `${credential.env} may not be read; pass apiKey, or allow it`;
    return refuse("missing-credentials", what, plainCause(error, undefined));
  }
  if (key === undefined || key === null) return refuse("missing-credentials", `no API key; ${ask}`);
  if (typeof key !== "string") return refuse("invalid-credentials", "the API key is not a string");
  const trimmed = key.trim();
  if (trimmed === "") return refuse("missing-credentials", `the API key is empty; ${ask}`);
  if (!HEADER_SAFE.test(trimmed)) {
    return refuse(
      "invalid-credentials",
      "the API key holds a character that a header cannot carry; check how it was copied",
    );
  }
  return trimmed;
}

/** Browsers and some workers have no `process`. */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name];
}
