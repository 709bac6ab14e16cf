import type { ProviderDescriptor } from "./descriptor.ts";
import { CalloffError } from "./error.ts";
import type { ApiKey } from "./options.ts";
import { plainCause } from "./plain-cause.ts";
import type { Sender } from "./send.ts";

/** What shows the vendor who asks. */
export interface Proof {
  /** What no message may hold, in every spelling that is sent. */
  readonly secrets: readonly string[];
  /** Changes the headers of a request, which stand by their names in lower case, and returns its URL. */
  sign(url: string, headers: Record<string, string>): string;
}

/** Finds the keys for an operation, given as `GET /jobs/{id}`; undefined where it takes none. */
export interface Prove {
  (sender: Sender, operation: string): Promise<Proof | undefined>;
  /** Of a provider that takes several keys. @throws CalloffError `invalid-options` */
  readonly check?: (descriptor: ProviderDescriptor, apiKey: object | null) => void;
}

/** The one key of a provider, in its header. */
export const proveByHeader: Prove = async ({ descriptor, settings }) => {
  const { credential } = descriptor;
  // Of a provider whose keys are several, `prove` is another.
  const key = await resolveKey(descriptor, settings.apiKey as ApiKey | undefined);
  if (credential === undefined || key === undefined) return undefined;
  return {
    secrets: [key],
    sign(url, headers) {
      headers[credential.header.toLowerCase()] = credential.prefix + key;
      return url;
    },
  };
};

/** What a key must be, and how that is said. */
export interface KeyRule {
  /** The option that holds it, in words. */
  readonly option: string;
  readonly pattern: RegExp;
  /** What is wrong with one that does not match. */
  readonly fault: string;
}

export const HEADER_RULE: KeyRule = {
  option: "apiKey",
  // Visible ASCII, spaces inside allowed: what every runtime's headers hold unchanged.
  pattern: /^[\x20-\x7e]+$/,
  fault: "holds a character that a header cannot carry; check how it was copied",
};

/**
 * The key, trimmed: `apiKey`, else the environment's.
 *
 * @returns undefined where the vendor asks for no key
 * @throws CalloffError `missing-credentials` or `invalid-credentials`, never with the key in it
 */
export async function resolveKey(
  { name, credential }: { readonly name: string; readonly credential?: { readonly env: string } },
  apiKey: ApiKey | undefined,
  rule: KeyRule = HEADER_RULE,
): Promise<string | undefined> {
  if (credential === undefined) return undefined;
  const refuse = (
    code: "missing-credentials" | "invalid-credentials",
    why: string,
    cause?: unknown,
  ): never => {
    throw new CalloffError({ code, provider: name, message: `${name}: ${why}. Nothing was sent.`, cause });
  };
  const ask = `pass ${rule.option}, or set ${credential.env}`;
  let key: unknown;
  try {
    key = typeof apiKey === "function" ? await apiKey() : (apiKey ?? readEnvironment(credential.env));
  } catch (error) {
    // Deno lets a program read only those variables that it was allowed to.
    const what =
      typeof apiKey === "function"
        ? "the apiKey function failed"
        : `${credential.env} may not be read; pass ${rule.option}, or allow it`;
    return refuse("missing-credentials", what, plainCause(error));
  }
  if (key === undefined || key === null) return refuse("missing-credentials", `no API key; ${ask}`);
  if (typeof key !== "string") return refuse("invalid-credentials", "the API key is not a string");
  const trimmed = key.trim();
  if (trimmed === "") return refuse("missing-credentials", `the API key is empty; ${ask}`);
  if (!rule.pattern.test(trimmed)) return refuse("invalid-credentials", `the API key ${rule.fault}`);
  return trimmed;
}

/** Browsers and some workers have no `process`. */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name];
}
