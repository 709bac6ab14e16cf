import { authenticateByHeader, type Credentials, NO_CREDENTIALS } from "../auth/authenticate.ts";
import type { ProviderContext } from "../options.ts";
import { attempt, type FailedAttempt } from "./attempt.ts";
import type { Answer, Call } from "./call.ts";
import { callError } from "./call-error.ts";
import { beforeEnd, startDeadline, TimeLimitError, wait } from "./deadline.ts";
import { tell } from "./hooks.ts";
import { digestOf, isUnsent } from "./plain-cause.ts";
import { BodyTooLongError } from "./read-body.ts";
import { backoff, isRetryable } from "./retry.ts";
import { parseRetryAfter } from "./retry-after.ts";

/**
 * Sends a call until there is an answer that another attempt would not better, within its time limit.
 *
 * @throws CalloffError `missing-credentials`, `invalid-credentials`, `network`, `timeout`, `aborted`, and
 *   `unexpected-response` for a redirect: following one would hand the key to whoever it names
 */
export async function send(context: ProviderContext, call: Call): Promise<Answer> {
  const { settings, descriptor } = context;
  // By a clock that does not jump.
  const endsAt = performance.now() + call.timeout;
  const progress = { attempts: 0, retried: false };
  let credentials = NO_CREDENTIALS;
  try {
    credentials = await inTime(call, findCredentials(context, call));
    const body = await inTime(call, call.body);
    call.signal?.throwIfAborted();
    for (;;) {
      progress.attempts += 1;
      const timeout = Math.min(settings.attemptTimeout, endsAt - performance.now());
      const result = await attempt(context, call, { credentials, body, timeout, progress });
      const delay = delayBeforeNext(call, result, progress.attempts);
      if (delay === undefined || delay >= endsAt - performance.now()) {
        if ("error" in result) throw result.error;
        return result;
      }
      const reason = "error" in result ? reasonOf(result) : result.status;
      // What was refused for the rate, or not even sent, was not carried out.
      progress.retried ||= reason !== 429 && !isUnsent("error" in result && result.error);
      tell(settings.hooks.onRetry, {
        provider: descriptor.name,
        operation: call.operation,
        attempt: progress.attempts,
        delay,
        reason,
      });
      await wait(delay, call.signal);
    }
  } catch (error) {
    throw callError(error, { context, call, endsAt, progress });
  }
}

function findCredentials(context: ProviderContext, call: Call): Credentials | Promise<Credentials> {
  const authenticate = context.descriptor.authenticate ?? authenticateByHeader;
  return authenticate(context, call.operation);
}

/** A value that is there at once needs no time limit; a function that gets a key, or a body, may take for ever. */
function inTime<Value>(call: Call, value: Value | Promise<Value>): Value | Promise<Value> {
  if (!(value instanceof Promise)) return value;
  const deadline = startDeadline(call.timeout, call.signal);
  return beforeEnd(deadline, value).finally(() => deadline.close());
}

function reasonOf({ error }: FailedAttempt): string {
  return error instanceof TimeLimitError ? "no answer in time" : "network error";
}

/** Milliseconds to wait before another attempt; undefined when there is to be none. */
function delayBeforeNext(call: Call, result: Answer | FailedAttempt, attempts: number): number | undefined {
  if (!call.repeatable || attempts > call.retries) return undefined;
  if ("error" in result) {
    const isFinal = result.error instanceof BodyTooLongError || digestOf(result.error) !== undefined;
    return isFinal ? undefined : backoff(attempts);
  }
  if (!isRetryable(result.status)) return undefined;
  return parseRetryAfter(result.headers) ?? backoff(attempts);
}
