import type { ProviderDescriptor } from "../descriptor.ts";
import type { ApiKey, ProviderContext, Settings } from "../options.ts";
import { type Redact, redactKeys } from "./redact.ts";
import { resolveKey } from "./resolve-key.ts";

/** The keys of one request. */
export interface Credentials {
  /** Takes these keys out of what a vendor or a `fetch` says. */
  readonly redact: Redact;
  /** Adds the keys to the headers, which stand by their names in lower case, and returns the URL, perhaps with a key. */
  apply(url: string, headers: Record<string, string>): string;
}

/** How a provider's keys are checked, found and sent. */
export interface Authenticate {
  /**
   * Finds the keys for an operation, given as `GET /jobs/{id}`. A promise only where a function gets a key.
   *
   * @throws CalloffError `missing-credentials` or `invalid-credentials`
   */
  (context: ProviderContext, operation: string): Credentials | Promise<Credentials>;
  /**
   * Checks the option `apiKey` of a provider that takes several keys.
   *
   * @throws CalloffError `invalid-options`
   */
  readonly checkKeys?: (descriptor: ProviderDescriptor, apiKey: unknown) => void;
}

/** An operation that takes no key. */
export const NO_CREDENTIALS: Credentials = { redact: (text) => text, apply: (url) => url };

/** The last key of each provider, and what was made of it: most providers have one key for all calls. */
const lastCredentials = new WeakMap<Settings, { readonly key: string; readonly credentials: Credentials }>();

/** The one key of a provider, in its header. */
export const authenticateByHeader: Authenticate = ({ descriptor, settings }) => {
  const { name, credential } = descriptor;
  if (credential === undefined) return NO_CREDENTIALS;
  const credentialsOf = (key: string): Credentials => {
    const last = lastCredentials.get(settings);
    if (last?.key === key) return last.credentials;
    const header = credential.header.toLowerCase();
    const credentials: Credentials = {
      redact: redactKeys([key]),
      apply(url, headers) {
        headers[header] = credential.prefix + key;
        return url;
      },
    };
    lastCredentials.set(settings, { key, credentials });
    return credentials;
  };
  // A provider that takes several keys has another way to authenticate.
  const key = resolveKey(name, credential.env, settings.apiKey as ApiKey | undefined);
  return typeof key === "string" ? credentialsOf(key) : key.then(credentialsOf);
};
