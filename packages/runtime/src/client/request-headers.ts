import type { TypedInit } from "./request-transform.ts";

/** Headers by name, in lower case; null takes away what openapi-fetch would send by itself. */
export type HeaderRecord = Record<string, string | null>;

/**
 * The headers that a user gives, in any of the forms of the Fetch standard, and as openapi-fetch takes them: a list
 * sends several values, undefined sends nothing, and null takes a header away.
 */
export function toHeaderRecord(headers: unknown): HeaderRecord {
  if (headers instanceof Headers) return Object.fromEntries(headers);
  if (Array.isArray(headers)) return Object.fromEntries(new Headers(headers as [string, string][]));
  const record: HeaderRecord = {};
  for (const [name, value] of Object.entries(Object(headers))) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(", ") : value;
    record[name.toLowerCase()] = text === null ? null : String(text);
  }
  return record;
}

/** The options with these headers, below those of the user. Header parameters that are among them are taken out. */
export function withHeaders(init: TypedInit, headers: Readonly<Record<string, string>>): TypedInit {
  const { header = {}, ...params } = init.params ?? {};
  const kept = Object.fromEntries(Object.entries(header).filter(([name]) => !Object.hasOwn(headers, name)));
  return {
    ...init,
    headers: { ...toHeaderRecord(headers), ...toHeaderRecord(init.headers) },
    params: { ...params, header: kept },
  };
}
