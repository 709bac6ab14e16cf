import type { CalloffError, CalloffErrorCode } from "../error.ts";

const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 8_000;

/** Whether an answer of this status is worth another attempt. */
export function isRetryable(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Milliseconds to wait after the attempt with this number, counted from 1. */
export function backoff(attempt: number): number {
  return growingPause(FIRST_PAUSE_MS, MAX_PAUSE_MS, attempt - 1);
}

/** Milliseconds, doubled each time, half of it at random so that many callers do not come back together. */
export function growingPause(first: number, max: number, times: number): number {
  return Math.min(max, first * 2 ** times) * (1 - Math.random() / 2);
}

const TRANSIENT: readonly CalloffErrorCode[] = ["network", "timeout", "rate-limited", "server-error"];

/** Whether an error says nothing about the job and much about the vendor: another call may succeed in a while. */
export function isTransient({ code }: CalloffError): boolean {
  return TRANSIENT.includes(code);
}
