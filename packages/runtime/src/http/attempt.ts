import type { Credentials } from "../auth/authenticate.ts";
import { CalloffError } from "../error.ts";
import type { ProviderContext } from "../options.ts";
import { type Answer, type Call, isAborted, type Progress } from "./call.ts";
import { beforeEnd, startDeadline } from "./deadline.ts";
import { loggedHeaders, type RequestEvent, tell } from "./hooks.ts";
import { plainCause } from "./plain-cause.ts";
import { BodyTooLongError, NO_BYTES, readBody } from "./read-body.ts";

/** An attempt without an answer. */
export interface FailedAttempt {
  /** A `TimeLimitError`, a `BodyTooLongError`, or what `fetch` failed with: its plain cause, without the key. */
  readonly error: unknown;
}

interface Attempt {
  readonly credentials: Credentials;
  readonly body: ArrayBuffer | undefined;
  /** Milliseconds for this attempt. */
  readonly timeout: number;
  readonly progress: Progress;
}

/**
 * Sends a call once, and reads the answer.
 *
 * @throws what ends the whole call: the reason of the caller's signal, and CalloffError `unexpected-response` for a
 *   redirect
 */
export async function attempt(
  context: ProviderContext,
  call: Call,
  { credentials, body, timeout, progress }: Attempt,
): Promise<Answer | FailedAttempt> {
  const { hooks, maxBodyBytes } = context.settings;
  const { attempts, retried } = progress;
  const startedAt = performance.now();
  const deadline = startDeadline(timeout, call.signal);
  const { signal } = deadline;
  let stream: Answer["stream"];
  try {
    const { operation, method } = call;
    const event: RequestEvent = {
      provider: context.descriptor.name,
      operation,
      attempt: attempts,
      method,
      url: call.url.replace(/\?.*/s, ""),
    };
    tell(hooks.onRequest, event);
    const response = await beforeEnd(deadline, fetchOnce(context, call, { credentials, body, signal }));
    const { status, statusText, url, headers } = response;
    if (isRedirect(response)) throw redirectError(context, call, response, attempts);
    stream = call.streams && response.ok ? response.body : undefined;
    let bytes = NO_BYTES;
    let unreadable: string | undefined;
    try {
      if (!stream) bytes = await readBody(response, maxBodyBytes, deadline);
    } catch (error) {
      if (call.needsBody || isAborted(call)) throw error;
      const isTooLong = error instanceof BodyTooLongError;
      unreadable = isTooLong ? "longer than maxBodyBytes" : "the connection broke or was slow";
    }
    const { redact } = credentials;
    if (hooks.onResponse) {
      const duration = performance.now() - startedAt;
      tell(hooks.onResponse, { ...event, status, duration, headers: loggedHeaders(headers, redact) });
    }
    return { status, statusText, url, headers, bytes, unreadable, stream, attempts, retried, redact };
  } catch (error) {
    if (isAborted(call) || CalloffError.is(error)) throw error;
    return { error: signal.aborted ? signal.reason : withoutKey(error, credentials) };
  } finally {
    deadline.close(!!stream);
  }
}

/** What a `fetch` of the user's throws may hold the whole request. */
function withoutKey(error: unknown, { redact }: Credentials): unknown {
  try {
    if (error instanceof BodyTooLongError) return error;
  } catch {
    // An object that throws when it is looked at.
  }
  return plainCause(error, redact);
}

interface OnceSent {
  readonly credentials: Credentials;
  readonly body: ArrayBuffer | null | undefined;
  readonly signal: AbortSignal;
}

/** Async, since a `fetch` of the user's may throw at once, or give something that is no promise. */
async function fetchOnce(
  { settings, descriptor }: ProviderContext,
  call: Call,
  { credentials, body = null, signal }: OnceSent,
): Promise<Response> {
  const headers: Record<string, string> = {
    accept: "application/json",
    ...descriptor.headers,
    ...settings.headers,
    ...call.headers,
  };
  const url = credentials.apply(call.url, headers);
  // The global one at the time of the call, so that a test or a tracer that replaces it is heard.
  const fetch = call.fetch ?? settings.fetch ?? globalThis.fetch;
  const { method, cache } = call;
  const init: RequestInit = { method, headers, body, signal, redirect: "manual" };
  // Older versions of Cloudflare's runtime throw for a field that they do not know, and have no cache either.
  if (cache !== undefined && "cache" in Request.prototype) init.cache = cache;
  const response = await fetch(url, init);
  const isResponse = typeof response?.status === "number" && typeof response.headers?.get === "function";
  if (!isResponse) throw new TypeError("fetch returned no Response");
  return response;
}

/** Browsers hide a redirect's status behind 0. 305 and 306 are obsolete, and nothing is sent elsewhere for them. */
function isRedirect({ status, type }: Response): boolean {
  return status === 0 ? type === "opaqueredirect" : status > 300 && status < 309 && status !== 304;
}

function redirectError(
  { descriptor }: ProviderContext,
  { operation }: Call,
  response: Response,
  attempts: number,
): CalloffError {
  response.body?.cancel().catch(() => {});
  const { name: provider } = descriptor;
  return new CalloffError({
    code: "unexpected-response",
    provider,
    operation,
    status: response.status || undefined,
    attempts,
    message: `${provider}: ${operation} was redirected (not followed, to protect the key). Check baseUrl.`,
  });
}
