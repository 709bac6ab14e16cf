/** A documented answer, and a status that stands for it. */
export interface ConcreteStatus {
  /** As the document writes it: `404`, `4XX`, `default`. */
  readonly documented: string;
  readonly status: number;
}

/** Statuses whose answers have no body, whatever a document says (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** In the order of preference. Redirects are left out: they have rules of their own. */
const CANDIDATES = [200, 202, 207, 226, 300, 400, 404, 409, 418, 451, 500, 502, 503, 599, 100];

/** A status for each of an operation's documented answers; a range and `default` get one that nothing else covers. */
export function concreteStatuses(documented: readonly string[]): ConcreteStatus[] {
  const covers = (code: string, status: number): boolean =>
    code === String(status) || code.toUpperCase() === `${Math.floor(status / 100)}XX`;
  return documented.flatMap((code) => {
    if (/^\d{3}$/.test(code)) return [{ documented: code, status: Number(code) }];
    const others = documented.filter((other) => other !== code);
    const free = CANDIDATES.filter((status) => !others.some((other) => covers(other, status)));
    if (code !== "default") {
      const status = free.find((candidate) => covers(code, candidate));
      return status === undefined ? [] : [{ documented: code, status }];
    }
    const success = documented.some((other) => /^2/.test(other)) ? [] : free.slice(0, 1);
    const failure = free.filter((candidate) => candidate >= 400).slice(-2, -1);
    return [...success, ...failure].map((status) => ({ documented: code, status }));
  });
}
