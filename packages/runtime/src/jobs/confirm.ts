import { checkCallOptions, checkFunction } from "../check-options.ts";
import { CalloffError } from "../error.ts";
import { wait } from "../http/deadline.ts";
import { tell } from "../http/hooks.ts";
import { backoff, isTransient } from "../http/retry.ts";
import { invalidOption } from "../invalid-options.ts";
import type { CallSettings, ConfirmOptions } from "../options.ts";
import { cancel } from "./cancel.ts";
import type { Confirmation, Confirmed } from "./confirmation.ts";
import type { JobStatus } from "./job-status.ts";
import type { JobId, Outcome } from "./outcome.ts";
import { readStatus, type StatusContext, type StatusRead } from "./read-status.ts";
import { operationName } from "./send-to-job.ts";

/** Milliseconds for a cancel and its confirmation: stopping a machine takes vendors a minute or two. */
export const CONFIRM_TIMEOUT_MS = 120_000;

/**
 * Asks the vendor to stop a job, and with `confirm: true` reads the job's status until it has stopped.
 *
 * @throws CalloffError as `cancel` does. Once the cancel is accepted nothing is thrown any more: the outcome says why
 *   it is not confirmed
 */
export async function cancelAndConfirm(
  context: StatusContext,
  id: JobId,
  options: Partial<ConfirmOptions> = {},
): Promise<Outcome | Confirmed<Outcome>> {
  const { confirm, onAccepted } = options ?? {};
  const { name } = context.descriptor;
  checkFunction(name, "onAccepted", onAccepted);
  if (confirm !== undefined && typeof confirm !== "boolean") {
    invalidOption(name, "confirm", "must be true or false");
  }
  if (!confirm) return await cancel(context, id, options);

  const callSettings = checkCallOptions(name, options, { ...context.settings, timeout: CONFIRM_TIMEOUT_MS });
  const limits = { ...callSettings, endsAt: performance.now() + callSettings.timeout };
  const outcome = await cancel(context, id, callSettings);
  if (outcome.state !== "canceling") return { ...outcome, confirmation: undefined };
  tell(onAccepted, undefined);
  const confirmation = await readUntilFinal(context, outcome.id, limits);
  const state = stateAfter(confirmation);
  return { ...outcome, state, stopped: confirmation.confirmed || undefined, confirmation };
}

function stateAfter({ confirmed, status }: Confirmation): "canceling" | "canceled" | "already-finished" {
  // A job that ended, and nobody says how, may have been stopped or have finished.
  if (!confirmed || status?.state === "ended") return "canceling";
  return status?.state === "canceled" ? "canceled" : "already-finished";
}

interface Limits extends CallSettings {
  /** The end of the time for all of it, by `performance.now()`. */
  readonly endsAt: number;
}

/** Reads the status until it is final, or there is no point or no time for another read. Never rejects. */
async function readUntilFinal(context: StatusContext, id: JobId, limits: Limits): Promise<Confirmation> {
  const { endsAt, signal } = limits;
  let status: JobStatus | undefined;
  let failure: CalloffError | undefined;
  let retryAfter: number | undefined;
  for (let reads = 0; ; reads += 1) {
    const giveUp = (code: "timeout" | "aborted"): Confirmation => {
      const error = notConfirmed(code, context, limits, { status, failure, retryAfter });
      return { confirmed: false, status, reads, error };
    };
    // Never sooner than of our own accord: a vendor that asks for 0 s would be asked without end.
    const pause = Math.max(retryAfter ?? 0, backoff(reads + 1));
    if (signal?.aborted) return giveUp("aborted");
    if (pause >= endsAt - performance.now()) return giveUp("timeout");
    try {
      await wait(pause, signal);
    } catch {
      return giveUp("aborted");
    }
    const read = await readOnce(context, id, limits);
    if (!CalloffError.is(read)) {
      ({ status, retryAfter } = read);
      failure = undefined;
      if (status.final) return { confirmed: true, status, reads: reads + 1, error: undefined };
    } else if (isTransient(read)) {
      failure = read;
      retryAfter = read.retryAfter;
    } else if (read.code !== "aborted") {
      return { confirmed: false, status, reads: reads + 1, error: read };
    }
  }
}

/** One request without retries, because the reads themselves are the retries. */
async function readOnce(
  context: StatusContext,
  id: JobId,
  { endsAt, signal }: Limits,
): Promise<StatusRead | CalloffError> {
  try {
    const timeout = Math.max(1, Math.ceil(endsAt - performance.now()));
    return await readStatus(context, id, { signal, timeout, retries: 0 });
  } catch (error) {
    if (CalloffError.is(error)) return error;
    throw error;
  }
}

interface LastRead {
  readonly status: JobStatus | undefined;
  /** What the last read failed with, if it did. */
  readonly failure: CalloffError | undefined;
  /** Milliseconds that the vendor asked to wait. */
  readonly retryAfter: number | undefined;
}

function notConfirmed(
  code: "timeout" | "aborted",
  { descriptor }: StatusContext,
  { timeout, signal }: Limits,
  { status, failure, retryAfter }: LastRead,
): CalloffError {
  const { name } = descriptor;
  const why = code === "aborted" ? ": aborted by the caller" : ` within ${timeout} ms (timeout)`;
  const { note } = descriptor.status;
  const last =
    status === undefined ? "" : `; the last status was ${JSON.stringify(status.value ?? status.state)}`;
  return new CalloffError({
    code,
    provider: name,
    operation: operationName(descriptor.status),
    status: failure?.status ?? status?.status,
    retryAfter: code === "timeout" ? retryAfter : undefined,
    cause: code === "aborted" ? signal?.reason : failure,
    message: `${name}: the cancel was accepted, but not confirmed${why}${failure ? `; ${failure.message}` : `${last}.`}${note ? ` ${note}` : ""}`,
  });
}
