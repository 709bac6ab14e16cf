import { CalloffError, type CalloffErrorCode } from "../error.ts";
import type { ProviderContext } from "../options.ts";
import { type Call, isAborted } from "./call.ts";
import { TimeLimitError } from "./deadline.ts";
import { digestOf } from "./plain-cause.ts";
import { BodyTooLongError } from "./read-body.ts";

interface Circumstances {
  readonly context: ProviderContext;
  readonly call: Call;
  /** The end of the call's time, by `performance.now()`. */
  readonly endsAt: number;
  /** Requests sent. */
  readonly attempts: number;
}

/** The error that a call without an answer rejects with. */
export function callError(error: unknown, circumstances: Circumstances): CalloffError {
  if (CalloffError.is(error)) return error;
  const { context, call, endsAt, attempts } = circumstances;
  const { descriptor, settings } = context;
  const fail = (code: CalloffErrorCode, what: string, cause?: unknown): CalloffError => {
    const after =
      attempts === 0 ? "Nothing was sent." : `Attempts: ${attempts}; the vendor may have acted on one.`;
    return new CalloffError({
      code,
      provider: descriptor.name,
      operation: call.operation,
      attempts,
      cause,
      message: `${descriptor.name}: ${call.operation}: ${what}. ${after}`,
    });
  };
  if (isAborted(call)) return fail("aborted", "aborted by the caller", call.signal?.reason);
  if (error instanceof BodyTooLongError) {
    const { maxBodyBytes } = settings;
    return fail("unexpected-response", `the body is longer than ${maxBodyBytes} bytes (maxBodyBytes)`);
  }
  if (error instanceof TimeLimitError) {
    // Timers end up to a millisecond early.
    const isOver = performance.now() + 1 >= endsAt;
    const limit = isOver ? `${call.timeout} ms (timeout)` : `${settings.attemptTimeout} ms (attemptTimeout)`;
    return fail("timeout", `no answer within ${limit}`);
  }
  const failed = fail("network", "the request failed; check the connection and baseUrl", error);
  const digest = digestOf(error);
  return digest === undefined ? failed : Object.assign(failed, { digest });
}
