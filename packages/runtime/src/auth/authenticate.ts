import type { ProviderDescriptor } from "../descriptor.ts";
import { plainCause, spellingsOf } from "../http/plain-cause.ts";
import type { Sender } from "../http/send.ts";
import type { ApiKey } from "../options.ts";
import { wordedError } from "../worded-error.ts";

/** What shows the vendor who asks. */
export interface Proof {
  /** What no message may hold, in every spelling that is sent or may come back. */
  readonly secrets: readonly string[];
  /** Changes the headers of a request, which stand by their names in lower case, and returns its URL. */
  sign(url: string, headers: Record<string, string>): string;
}

/** Finds the keys for an operation, given as `GET /jobs/{id}`; undefined where it takes none. */
export interface Prove {
  (sender: Sender, operation: string): Proof | undefined | Promise<Proof | undefined>;
  /** Of a provider that takes several keys. @throws CalloffError `invalid-options` */
  readonly check?: (descriptor: ProviderDescriptor, apiKey: object | null) => void;
}

/** Of keys that stay as they are; not of those in the environment, which may be replaced. */
const lastingProofs = new WeakMap<object, Proof>();

/** The one key of a provider, in its header. */
export const proveByHeader: Prove = ({ descriptor, settings }) => {
  const { credential } = descriptor;
  const lasting = lastingProofs.get(settings);
  if (credential === undefined || lasting !== undefined) return lasting;
  const prove = (key: string): Proof => {
    const header = credential.header.toLowerCase();
    const value = credential.prefix + key;
    const proof: Proof = {
      secrets: spellingsOf([key]),
      sign(url, headers) {
        headers[header] = value;
        return url;
      },
    };
    if (typeof settings.apiKey === "string") lastingProofs.set(settings, proof);
    return proof;
  };
  // Of a provider whose keys are several, `prove` is another.
  const key = resolveKey(descriptor.name, credential.env, settings.apiKey as ApiKey | undefined);
  return typeof key === "string" ? prove(key) : key.then(prove);
};

/** What a key must be. */
export interface KeyRule {
  /** The option that holds it, in words. */
  readonly option: string;
  readonly pattern: RegExp;
  readonly place: "header" | "cookie" | "basic";
}

export const HEADER_RULE: KeyRule = {
  option: "apiKey",
  // Visible ASCII, spaces inside allowed: what every runtime's headers hold unchanged.
  pattern: /^[\x20-\x7e]+$/,
  place: "header",
};

/** What can be wrong with a key. */
export type KeyFault = "none" | "empty" | "failed" | "unreadable" | "type" | "unfit";

/**
 * The key, trimmed: `apiKey`, else the environment's. A promise only where a function gets it, or there is none to
 * be had: most calls have their key at once.
 *
 * @param variable of the environment
 * @throws CalloffError `missing-credentials` or `invalid-credentials`, never with the key in it; as a rejection
 */
export function resolveKey(
  provider: string,
  variable: string,
  apiKey: ApiKey | undefined,
  rule: KeyRule = HEADER_RULE,
): string | Promise<string> {
  const refuse = async (kind: "missing" | "invalid", fault: KeyFault, cause?: unknown): Promise<never> => {
    const fields = { code: `${kind}-credentials`, provider, cause: plainCause(cause) } as const;
    throw await wordedError(fields, ({ keyWords }) => keyWords(fault, rule, variable));
  };
  const check = (key: unknown): string | Promise<never> => {
    if (key === undefined || key === null) return refuse("missing", "none");
    if (typeof key !== "string") return refuse("invalid", "type");
    const trimmed = key.trim();
    if (trimmed === "") return refuse("missing", "empty");
    return rule.pattern.test(trimmed) ? trimmed : refuse("invalid", "unfit");
  };
  if (typeof apiKey === "function") {
    const failed = (error: unknown): Promise<never> => refuse("missing", "failed", error);
    return new Promise((resolve) => resolve(apiKey())).then(check, failed);
  }
  let key: unknown = apiKey;
  try {
    key ??= readEnvironment(variable);
  } catch (error) {
    // Deno lets a program read only those variables that it was allowed to.
    return refuse("missing", "unreadable", error);
  }
  return check(key);
}

/** Browsers and some workers have no `process`. */
export function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name];
}
