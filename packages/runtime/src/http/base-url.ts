import { invalidOption } from "../invalid-options.ts";
import { proxyVariableFor } from "./environment-proxy.ts";

/**
 * The base URL with its path kept and without a trailing slash.
 *
 * @param fetch the user's own, which decides itself about proxies
 * @throws CalloffError `invalid-options` when a key could be read on the way or would end up elsewhere
 */
export function checkBaseUrl(baseUrl: unknown, provider: string, fetch: unknown): string {
  const refuse = (reason: string): never => invalidOption(provider, "baseUrl", reason);
  let url: URL;
  try {
    url = new URL(baseUrl as string);
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
