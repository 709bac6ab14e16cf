import type { Redact } from "../auth/redact.ts";

/** What every event says of the call it belongs to. */
export interface CallEvent {
  readonly provider: string;
  /** Method and path template, for example `DELETE /job/{jobId}`. */
  readonly operation: string;
  /** The attempt's number, counted from 1. */
  readonly attempt: number;
}

export interface RequestEvent extends CallEvent {
  readonly method: string;
  /** Without its query. */
  readonly url: string;
}

export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** Milliseconds from the request to the end of the body. */
  readonly duration: number;
  /** `content-length`, `content-type`, `date`, `retry-after` and `x-request-id`, where the vendor sends them. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RetryEvent extends CallEvent {
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** The status, or what failed in words. */
  readonly reason: number | string;
}

export interface WarningEvent extends CallEvent {
  readonly status: number;
  readonly warning: string;
}

/**
 * For logging and metrics. They hear of a call and cannot change it: what they return or throw is
 * ignored. No event holds a key, and headers come from an allow-list.
 */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** An attempt failed and another one will follow. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** The vendor's answer stands, but something in it could not be read. */
  readonly onWarning?: ((event: WarningEvent) => void) | undefined;
}

/** The response headers that hooks are shown. */
const LOGGED_HEADERS = "content-length content-type date retry-after x-request-id";

/** Those of the list, without the key should the vendor repeat it in one. */
export function loggedHeaders(headers: Headers, redact: Redact): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of LOGGED_HEADERS.split(" ")) {
    const value = headers.get(name);
    if (value !== null) shown[name] = redact(value);
  }
  return shown;
}

/** Calls a hook so that nothing it does can reach the call: not an exception, not a rejected promise. */
export function tell<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  if (hook === undefined) return;
  try {
    Promise.resolve(hook(event)).catch(() => {});
  } catch {
    // The hook's own fault, and a cancel must not fail over a log line.
  }
}
