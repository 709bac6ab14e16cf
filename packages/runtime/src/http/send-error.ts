import { CalloffError, type CalloffErrorCode } from "../error.ts";
import { TIME_IS_UP } from "./deadline.ts";
import { plainCause } from "./plain-cause.ts";
import { TOO_LONG } from "./read-body.ts";
import type { Call, Sender } from "./send.ts";

/** How far a call has come. */
export interface Progress {
  /** Requests sent. */
  readonly attempts: number;
  /** An earlier attempt may have been carried out although its answer was lost. */
  readonly retried: boolean;
}

interface Failed {
  readonly sender: Sender;
  readonly call: Call;
  readonly endsAt: number;
  readonly progress: Progress;
  readonly secrets: readonly string[] | undefined;
}

/** What a call that got no answer rejects with. */
export function sendError(error: unknown, { sender, call, endsAt, progress, secrets }: Failed): unknown {
  if (CalloffError.is(error)) return error;
  const { name } = sender.descriptor;
  const { attempts } = progress;
  const fail = (code: CalloffErrorCode, what: string, cause?: unknown): CalloffError => {
    const after =
      attempts === 0 ? "Nothing was sent." : `Attempts: ${attempts}; the vendor may have acted on one.`;
    const message = `${name}: ${call.operation}: ${what}. ${after}`;
    return new CalloffError({ code, message, provider: name, operation: call.operation, attempts, cause });
  };
  if (isAborted(call)) return fail("aborted", "aborted by the caller", call.signal?.reason);
  if (error === TIME_IS_UP) {
    // Timers end up to a millisecond early.
    const isOver = performance.now() + 1 >= endsAt;
    const limit = isOver
      ? `${call.timeout} ms (timeout)`
      : `${sender.settings.attemptTimeout} ms (attemptTimeout)`;
    return fail("timeout", `no answer within ${limit}`);
  }
  if (error === TOO_LONG) {
    const { maxBodyBytes } = sender.settings;
    return fail("unexpected-response", `the body is longer than ${maxBodyBytes} bytes (maxBodyBytes)`);
  }
  return fail("network", "the request failed; check the connection and baseUrl", plainCause(error, secrets));
}

/** By the caller; a signal that is a shared deadline's may also end because time is up. */
export function isAborted({ signal }: { readonly signal?: AbortSignal | undefined }): boolean {
  return signal?.aborted === true && signal.reason !== TIME_IS_UP;
}
