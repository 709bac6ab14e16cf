import type { Redact } from "../auth/redact.ts";

/** The fields that every hook event has. */
export interface CallEvent {
  /** The provider's name, for example `pulse`. */
  readonly provider: string;
  /** Method and path template, for example `DELETE /job/{jobId}`. */
  readonly operation: string;
  /** The attempt's number, counted from 1. */
  readonly attempt: number;
}

/** The event before a request is sent. */
export interface RequestEvent extends CallEvent {
  /** The HTTP method. */
  readonly method: string;
  /** The request's URL, without its query. */
  readonly url: string;
}

/** The event after the vendor has answered and the body was read. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** Milliseconds from the request to the end of the body. */
  readonly duration: number;
  /** `content-length`, `content-type`, `date`, `retry-after` and `x-request-id`, where the vendor sends them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The event after a failed attempt that will be retried. */
export interface RetryEvent extends CallEvent {
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** The HTTP status, or `no answer in time`, or `network error`. */
  readonly reason: number | string;
}

/** The event for an answer that was accepted although a part of it could not be read. */
export interface WarningEvent extends CallEvent {
  /** The HTTP status. */
  readonly status: number;
  /** A description of what could not be read. */
  readonly warning: string;
}

/**
 * Functions for logs and metrics. They cannot change a call: what they return or throw is ignored. No event holds a key,
 * and headers come from an allow-list.
 *
 * @example
 * const pulse = createPulse({
 *   hooks: { onResponse: ({ operation, status, duration }) => console.log(operation, status, duration) },
 * });
 */
export interface Hooks {
  /** Called before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called after each answer. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called after each failed attempt that will be retried. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when an answer was accepted although a part of it could not be read. */
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
