import type { ProviderDescriptor } from "../descriptor.ts";
import { readIfAllowed } from "../environment.ts";
import { invalidOptions } from "../invalid-options.ts";
import type { ProviderContext } from "../options.ts";
import { proxyVariableFor } from "./environment-proxy.ts";

/** The variable of the environment with a provider's base URL: `PULSE_BASE_URL`. */
export function baseUrlVariable(provider: string): string {
  return `${provider.toUpperCase().replace(/\W/g, "_")}_BASE_URL`;
}

/**
 * The base URL with its path kept and without a trailing slash: the option's, else the environment's, else the
 * vendor's. Empty where there is none of them.
 *
 * @param fetch the user's own, which decides itself about proxies
 * @throws CalloffError `invalid-options` when a key could be read on the way or would end up elsewhere
 */
export function checkBaseUrl(
  option: unknown,
  { name, baseUrl }: Pick<ProviderDescriptor, "name" | "baseUrl">,
  fetch: unknown,
): string {
  const variable = baseUrlVariable(name);
  const refuse = (reason: string): never => {
    throw invalidOptions(name, `${option === undefined ? variable : "the option baseUrl"} ${reason}`);
  };
  // Blank counts as not set, as it does for keys.
  const given = option ?? (readIfAllowed(variable)?.trim() || baseUrl);
  if (given === undefined) return "";
  let url: URL;
  try {
    url = new URL(given as string);
  } catch {
    return refuse("must be an absolute URL");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    return refuse("must begin with https:, or http: for localhost");
  }
  if (url.username || url.password || /[?#]/.test(url.href)) {
    return refuse("must have no credentials, query or fragment");
  }
  const proxy = url.protocol === "http:" && fetch === undefined ? proxyVariableFor(url) : undefined;
  if (proxy !== undefined) {
    refuse(
      `would go through the proxy of ${proxy}, which could read the API key; add ${url.hostname} to NO_PROXY`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

/**
 * The base URL that a call needs. Like a key, it may be missing until then.
 *
 * @throws CalloffError `invalid-options` when there is none
 */
export function requireBaseUrl({ descriptor: { name }, settings: { baseUrl } }: ProviderContext): string {
  if (!baseUrl) throw invalidOptions(name, `pass baseUrl, or set ${baseUrlVariable(name)}`);
  return baseUrl;
}

function isLoopback(host: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(host);
}
