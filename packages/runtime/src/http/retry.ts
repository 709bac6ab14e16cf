const FIRST_PAUSE = 250;
const MAX_PAUSE = 8_000;

/** Whether an answer of this status is worth another attempt. */
export function isRetryable(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/**
 * Milliseconds to wait after the attempt with this number, counted from 1: twice as long each time, half
 * of it at random so that many callers do not come back together.
 */
export function backoff(attempt: number): number {
  return Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (1 - Math.random() / 2);
}
