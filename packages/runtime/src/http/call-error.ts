import { CalloffError, type CalloffErrorCode } from "../error.ts";
import type { ProviderContext } from "../options.ts";
import { type Call, isAborted, type Progress } from "./call.ts";
import { TimeLimitError } from "./deadline.ts";
import { isUnsent, keepDigest } from "./plain-cause.ts";
import { BodyTooLongError } from "./read-body.ts";

interface Circumstances {
  readonly context: ProviderContext;
  readonly call: Call;
  /** The end of the call's time, by `performance.now()`. */
  readonly endsAt: number;
  readonly progress: Progress;
}

/** The error that a call without an answer rejects with. */
export function callError(error: unknown, circumstances: Circumstances): CalloffError {
  if (CalloffError.is(error)) return error;
  const { context, call, endsAt, progress } = circumstances;
  const { descriptor, settings } = context;
  const { attempts, retried } = progress;
  const wasSent = retried || (attempts > 0 && !isUnsent(error));
  const fail = (code: CalloffErrorCode, what: string, cause?: unknown): CalloffError => {
    const after = wasSent ? "The vendor may have acted on it." : "Nothing was sent.";
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
  const { code } = (error ?? {}) as { readonly code?: string };
  const why = code === undefined ? "" : ` (${code})`;
  return keepDigest(
    fail("network", `the request failed${why}; check the connection and baseUrl`, error),
    error,
  );
}
