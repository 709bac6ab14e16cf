import { type Proof, proveByHeader } from "../auth/authenticate.ts";
import type { ProviderDescriptor } from "../descriptor.ts";
import { CalloffError } from "../error.ts";
import { withLater } from "../load-later.ts";
import type { Settings } from "../options.ts";
import { wordedError } from "../worded-error.ts";
import { Deadline, deadlineOf, inTime, TIME_IS_UP, wait } from "./deadline.ts";
import { loggedHeaders, type RequestEvent, tell } from "./hooks.ts";
import { NO_BYTES, readBody, TOO_LONG } from "./read-body.ts";
import { backoff, isRetryable } from "./retry.ts";
import { isAborted, type Progress, sendError } from "./send-error.ts";

const JSON_TYPE = "application/json";

/** One request to a provider, with what may be done for it. */
export interface Call {
  /** Method and path template, for people and logs. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer | undefined;
  /** Whether the vendor may get it more than once. */
  readonly repeatable: boolean;
  /** Whether an answer is worth nothing without its body. */
  readonly needsBody: boolean;
  /** Whether the body of a 2xx is handed over unread. */
  readonly streams?: boolean;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly retries: number;
}

/** A vendor's answer, its body read. */
export interface Answer extends Progress {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where it could not be read; `unreadable` says why. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly unreadable: string | undefined;
  /** The body itself, where it is not read. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
  /** To be taken out of the body should the vendor repeat them in it. */
  readonly secrets: readonly string[];
}

/** The provider that a request goes to, and its user's settings. */
export interface Sender {
  readonly descriptor: ProviderDescriptor;
  readonly settings: Settings;
}

/**
 * Sends a request until there is an answer that another attempt would not better, within one deadline.
 *
 * @throws CalloffError `missing-credentials`, `invalid-credentials`, `network`, `timeout`, `aborted`, and
 *   `unexpected-response` for a redirect: following one would hand the key to whoever it names
 */
export async function send(sender: Sender, call: Call): Promise<Answer> {
  const endsAt = performance.now() + call.timeout;
  const progress = { attempts: 0, retried: false };
  let proof: Proof | undefined;
  try {
    const found = (sender.descriptor.prove ?? proveByHeader)(sender, call.operation);
    // A key that is there already needs no deadline; and an abort in the turn of the call comes before the request.
    proof = await (found instanceof Promise ? inTime(found, call.timeout, call.signal) : found);
    if (call.signal?.aborted) throw call.signal.reason;
    for (;;) {
      progress.attempts += 1;
      const result = await attempt(sender, call, { proof, endsAt, progress });
      const pause = delayBeforeNext(call, result, progress.attempts);
      const delay = pause && (await pause);
      if (delay === undefined || delay >= endsAt - performance.now()) {
        if ("error" in result) throw result.error;
        return result;
      }
      const reason = "error" in result ? reasonOf(result) : result.status;
      progress.retried ||= reason !== 429;
      const { name: provider } = sender.descriptor;
      tell(sender.settings.hooks.onRetry, {
        provider,
        operation: call.operation,
        attempt: progress.attempts,
        delay,
        reason,
      });
      await wait(delay, call.signal);
    }
  } catch (error) {
    throw sendError(error, { sender, call, endsAt, progress, secrets: proof?.secrets });
  }
}

/** An attempt without an answer. */
interface Failure {
  readonly error: unknown;
}

function reasonOf({ error }: Failure): string {
  return error === TIME_IS_UP ? "no answer in time" : "network error";
}

interface Attempt {
  readonly proof: Proof | undefined;
  /** Of the whole call, by a clock that does not jump. */
  readonly endsAt: number;
  readonly progress: Progress;
}

async function attempt(sender: Sender, call: Call, state: Attempt): Promise<Answer | Failure> {
  const { settings } = sender;
  const { proof, endsAt, progress } = state;
  const { attempts, retried } = progress;
  const { onRequest, onResponse } = settings.hooks;
  const startedAt = performance.now();
  // A shared one does not outlast a failure, and then another attempt would have none.
  const deadline = (call.retries === 0 && deadlineOf(call.signal)) || new Deadline();
  // One for both limits.
  deadline.open(Math.min(settings.attemptTimeout, endsAt - startedAt), call.signal);
  try {
    if (onRequest) tell(onRequest, requestEvent(sender, call, attempts));
    const response = await deadline.within(fetchOnce(sender, call, proof, deadline.signal));
    const { status, headers } = response;
    if (isRedirect(response, status)) throw await redirectError(sender, call, response, progress);
    const stream = call.streams && response.ok ? response.body : undefined;
    let bytes = NO_BYTES;
    let unreadable: string | undefined;
    try {
      if (!stream) bytes = await readBody(response, settings.maxBodyBytes, deadline);
    } catch (error) {
      unreadable = whyUnreadable(error, call);
    }
    const secrets = proof?.secrets ?? [];
    if (onResponse) {
      const duration = performance.now() - startedAt;
      const event = requestEvent(sender, call, attempts);
      tell(onResponse, { ...event, status, duration, headers: loggedHeaders(headers, secrets) });
    }
    return { status, headers, bytes, unreadable, attempts, retried, secrets, stream };
  } catch (error) {
    // The whole call is over, or the answer was one that no other attempt betters.
    if (isAborted(call) || CalloffError.is(error)) throw error;
    return { error };
  } finally {
    deadline.close();
  }
}

function requestEvent(
  { descriptor }: Sender,
  { operation, method, url }: Call,
  attempt: number,
): RequestEvent {
  return { provider: descriptor.name, operation, attempt, method, url: url.replace(/\?.*/s, "") };
}

/** A `fetch` of the user's may throw at once, or give an answer that is no promise. */
function fetchOnce(
  { settings }: Sender,
  call: Call,
  proof: Proof | undefined,
  signal: AbortSignal,
): Promise<Response> {
  // Spreading nothing gives an object of a slower kind.
  const headers = call.headers ? { accept: JSON_TYPE, ...call.headers } : { accept: JSON_TYPE };
  const url = proof?.sign(call.url, headers) ?? call.url;
  // Late, so that a test or a tracer that replaces the global fetch is heard.
  const fetch = settings.fetch ?? globalThis.fetch;
  const { method, body = null } = call;
  return Promise.resolve(fetch(url, { method, headers, body, signal, redirect: "manual" }));
}

/** Browsers hide a redirect's status behind 0. 305 and 306 are of no use any more, and nothing is sent elsewhere for them. */
function isRedirect(response: Response, status: number): boolean {
  return status === 0 ? response.type === "opaqueredirect" : status > 300 && status < 309 && status !== 304;
}

function redirectError(
  { descriptor: { name: provider } }: Sender,
  { operation }: Call,
  response: Response,
  { attempts }: Progress,
): Promise<CalloffError> {
  response.body?.cancel().catch(() => {});
  const status = response.status || undefined;
  return wordedError({ code: "unexpected-response", provider, operation, status, attempts }, (words) =>
    words.redirectWords(operation),
  );
}

/** In words. @throws the error itself, where an answer without its body is none */
function whyUnreadable(error: unknown, call: Call): string {
  if (call.needsBody || isAborted(call)) throw error;
  return error === TOO_LONG ? "longer than maxBodyBytes" : "the connection broke or was slow";
}

/** Milliseconds to wait before another attempt, `undefined` when there is to be none. */
function delayBeforeNext(
  { repeatable, retries, signal }: Call,
  result: Answer | Failure,
  attempts: number,
): undefined | number | Promise<number> {
  const pause = (): number => backoff(attempts);
  if (!repeatable || attempts > retries) return undefined;
  if ("error" in result) return result.error === TOO_LONG ? undefined : pause();
  const { status, headers } = result;
  if (!isRetryable(status)) return undefined;
  if (!headers.has("retry-after")) return pause();
  return withLater(({ parseRetryAfter }) => parseRetryAfter(headers) ?? pause(), pause, signal);
}
