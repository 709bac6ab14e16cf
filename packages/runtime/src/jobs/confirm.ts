import type { CalloffError, CalloffErrorCode } from "../error.ts";
import type { Deadline } from "../http/deadline.ts";
import type { Kit } from "../kit.ts";
import type { Confirmation, Confirmed } from "./confirmation.ts";
import type { JobStatus } from "./job-status.ts";
import type { JobId, Outcome } from "./outcome.ts";
import { readStatus, type StatusSender } from "./read-status.ts";

/** Of these a status request may recover. */
const TRANSIENT: readonly CalloffErrorCode[] = ["network", "timeout", "rate-limited", "server-error"];

/** The outcome of a cancel that was accepted, once its job's status is final or nobody waits any more. */
export async function follow(
  kit: Kit,
  sender: StatusSender,
  outcome: Outcome,
  limits: Limits,
): Promise<Confirmed<Outcome>> {
  const { endsAt, signal } = limits;
  const deadline = new kit.Deadline().open(endsAt - performance.now(), signal);
  const confirmation = await followUp(kit, sender, outcome.id, { ...limits, deadline });
  deadline.close();
  const state = stateAfter(confirmation);
  return { ...outcome, state, stopped: state === "canceling" ? undefined : true, confirmation };
}

function stateAfter({ confirmed, status }: Confirmation): "canceling" | "canceled" | "already-finished" {
  if (!confirmed) return "canceling";
  return status?.state === "canceled" ? "canceled" : "already-finished";
}

interface Limits {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for the cancel and all that follows. */
  readonly timeout: number;
  /** The end of that time, by a clock that does not jump. */
  readonly endsAt: number;
}

interface Deadlined extends Limits {
  readonly deadline: Deadline;
}

/** Reads the status until it is final, or there is no point or no time for another read. Never rejects. */
async function followUp(kit: Kit, sender: StatusSender, id: JobId, limits: Deadlined): Promise<Confirmation> {
  const { deadline, endsAt, signal } = limits;
  let status: JobStatus | undefined;
  let failed: CalloffError | undefined;
  let asked: number | undefined;
  for (let reads = 0; ; reads += 1) {
    const giveUp = (code: "timeout" | "aborted"): Confirmation => {
      const error = notConfirmed(kit, code, sender, limits, { status, failed, asked });
      return { confirmed: false, status, reads, error };
    };
    // Never sooner than of our own accord: a vendor that asks for 0 s would be asked without end.
    const pause = Math.max(asked ?? 0, kit.backoff(reads + 1));
    if (signal?.aborted) return giveUp("aborted");
    if (pause >= endsAt - performance.now()) return giveUp("timeout");
    try {
      await kit.wait(pause, deadline.signal);
    } catch {
      return giveUp(signal?.aborted ? "aborted" : "timeout");
    }
    const read = await readOnce(kit, sender, id, limits);
    if (kit.CalloffError.is(read)) {
      if (read.code === "aborted") continue;
      if (!TRANSIENT.includes(read.code)) {
        return { confirmed: false, status, reads: reads + 1, error: read };
      }
      failed = read;
      asked = read.retryAfter;
      continue;
    }
    ({ status, retryAfter: asked } = read);
    failed = undefined;
    if (status.final) return { confirmed: true, status, reads: reads + 1, error: undefined };
  }
}

/** One request, because the reads themselves are the retries. */
async function readOnce(
  kit: Kit,
  sender: StatusSender,
  id: JobId,
  { endsAt, signal }: Limits,
): Promise<Awaited<ReturnType<typeof readStatus>> | CalloffError> {
  try {
    const timeout = Math.max(1, Math.ceil(endsAt - performance.now()));
    return await readStatus(kit, sender, id, { signal, timeout, retries: 0 });
  } catch (error) {
    if (kit.CalloffError.is(error)) return error;
    throw error;
  }
}

interface Known {
  readonly status: JobStatus | undefined;
  /** What the last read failed with, if it did. */
  readonly failed: CalloffError | undefined;
  /** Milliseconds that the vendor asked to wait. */
  readonly asked: number | undefined;
}

function notConfirmed(
  { CalloffError }: Kit,
  code: "timeout" | "aborted",
  { descriptor }: StatusSender,
  { timeout, signal }: Limits,
  { status, failed, asked }: Known,
): CalloffError {
  const { name } = descriptor;
  const { method, path } = descriptor.status;
  const why = code === "aborted" ? ": aborted by the caller" : ` within ${timeout} ms (timeout)`;
  const last =
    status === undefined ? "" : `; the last status was ${JSON.stringify(status.value ?? status.state)}`;
  return new CalloffError({
    code,
    provider: name,
    operation: `${method} ${path}`,
    status: failed?.status ?? status?.status,
    retryAfter: code === "timeout" ? asked : undefined,
    cause: code === "aborted" ? signal?.reason : failed,
    message: `${name}: the cancel was accepted, but not confirmed${why}${failed ? `; ${failed.message}` : `${last}.`}`,
  });
}
