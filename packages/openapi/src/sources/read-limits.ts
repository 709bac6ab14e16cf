export interface ReadLimits {
  /** For the whole answer of a server, redirects included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export const READ_LIMITS: ReadLimits = { timeoutMs: 30_000, maxBytes: 20 * 1024 * 1024 };

export function tooLarge(maxBytes: number): string {
  return `is larger than ${maxBytes / 1024 / 1024} MB, the most that is read.`;
}
