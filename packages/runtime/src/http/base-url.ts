import { invalidOption } from "../invalid-option.ts";

/**
 * The base URL with its path kept and without a trailing slash.
 *
 * @throws CalloffError `invalid-options` when a key could be read on the way or would end up elsewhere
 */
export function checkBaseUrl(baseUrl: unknown, provider: string): string {
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
  return url.href.replace(/\/+$/, "");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
