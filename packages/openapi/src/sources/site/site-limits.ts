/** What is read of one site at most. */
export interface SiteLimits {
  readonly maxPages: number;
  /** Of all pages together. */
  readonly maxBytes: number;
  /** For all pages together. */
  readonly timeoutMs: number;
  /** How many pages are asked for at once. */
  readonly atOnce: number;
}

export const SITE_LIMITS: SiteLimits = {
  maxPages: 1000,
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 10 * 60_000,
  atOnce: 4,
};
