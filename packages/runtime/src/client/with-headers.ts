import type { RequestInit } from "./request-transform.ts";

/** The options with these headers, below those of the user's. Parameters in headers that are among them are taken out. */
export function withHeaders(init: RequestInit, headers: Readonly<Record<string, string>>): RequestInit {
  const own = new Headers(headers);
  // Of what openapi-fetch takes for headers, this is read alike.
  for (const [name, value] of Object.entries(Object(init.headers)))
    if (value !== null) own.set(name, String(value));
  if (init.headers instanceof Headers) for (const [name, value] of init.headers) own.set(name, value);
  const { header = {}, ...params } = init.params ?? {};
  const kept = Object.fromEntries(Object.entries(header).filter(([name]) => !Object.hasOwn(headers, name)));
  return {
    ...init,
    headers: own,
    params: { ...params, header: kept } as RequestInit["params"],
  } as RequestInit;
}
