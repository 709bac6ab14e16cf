/**
 * The milliseconds that `Retry-After` asks for, given in seconds or as a date; undefined when it gives neither.
 *
 * @calloff/runtime has a parser of its own: this package does without the runtime, so that a release of the one is none of
 * the other.
 */
export function readRetryAfter({ headers }: Response, now: number): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // HTTP's dates begin with a weekday; Date.parse alone would take "-5" for one, too.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
