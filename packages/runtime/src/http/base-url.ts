import type { ProviderDescriptor } from "../descriptor.ts";
import { readIfAllowed } from "../environment.ts";
import { invalidOptions } from "../invalid-options.ts";
import { proxyVariableFor } from "./environment-proxy.ts";

/** The variable of the environment with a provider's base URL: `PULSE_BASE_URL`. */
export function baseUrlVariable(provider: string): string {
  return `${provider.toUpperCase().replace(/\W/g, "_")}_BASE_URL`;
}

/**
 * The base URL with its path kept and without a trailing slash: the option's, else the environment's, else the
 * vendor's.
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
  // Blank counts as not set, as it does for keys.
  const set = option === undefined && readIfAllowed(variable)?.trim();
  const refuse = (reason: string): never => {
    throw invalidOptions(name, `${set ? variable : "the option baseUrl"} ${reason}`);
  };
  let url: URL;
  try {
    url = new URL((option ?? (set || baseUrl)) as string);
  } catch {
    return refuse("must be an absolute URL");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    return refuse("must begin with https:, or http: for localhost");
  }
  if (url.username || url.password || /[?#]/.test(url.href)) {
    return refuse("must hold no user name, password, query or fragment");
  }
  const proxy = url.protocol === "http:" && fetch === undefined ? proxyVariableFor(url) : undefined;
  if (proxy !== undefined) {
    refuse(
      `would be reached through the proxy of ${proxy}, which could read the API key; add ${url.hostname} to NO_PROXY`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
