/**
 * The milliseconds that `Retry-After` asks for (RFC 9110, section 10.2.3: seconds or a date), 0 for a
 * date that has passed, `undefined` when it is missing or says neither. A date is read by the vendor's own
 * clock where it sends one: ours may be wrong.
 */
export function parseRetryAfter(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const date = parseDate(text);
  if (date === undefined) return undefined;
  return Math.max(0, date - (parseDate(headers.get("date") ?? "") ?? Date.now()));
}

/** HTTP dates begin with a weekday's name; `Date.parse` alone would also take "-5" or "2.5". */
function parseDate(text: string): number | undefined {
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
