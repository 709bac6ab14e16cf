import type { CancelResult, CancelState } from "@calloff/core";
import type { Confirmation, Outcome } from "@calloff/runtime";

/** What `cancelAll` gives; with `confirm`, why it is not confirmed. */
export type RunResult = CancelResult<string, Outcome & { readonly confirmation?: Confirmation | undefined }>;

/** A result in plain JSON: what `--json` prints and a journal keeps, one a line. */
export interface ResultLine {
  readonly reference: string;
  readonly kind: "answered" | "failed" | "not-sent";
  readonly state?: CancelState;
  /** True where the vendor's answer says that the job runs no longer. */
  readonly stopped?: boolean;
  /** The vendor's HTTP status, where it answered. */
  readonly status?: number;
  /** The vendor's words, or what went wrong and what to do. */
  readonly message?: string;
  /** The error's code, or why nothing was sent, or why it is not confirmed. */
  readonly reason?: string;
  /** The vendor has accepted, and it was not to be learned whether the job stopped. */
  readonly confirmed?: false;
  /** Requests sent. */
  readonly attempts: number;
  /** An earlier attempt may have been carried out although its answer was lost. */
  readonly retried?: true;
}

/** What it comes to, without the job. */
export type Settled = Pick<ResultLine, "kind" | "state" | "stopped" | "reason" | "confirmed">;

/** @param confirm whether it was asked for that the stop be confirmed */
export function toResultLine(result: RunResult, confirm = false): ResultLine {
  const { reference, kind } = result;
  if (result.kind === "answered") {
    const { state, stopped = false, status, message, attempts, retried } = result.outcome;
    const extras = { ...(message !== undefined && { message }), ...(retried && { retried }) };
    const known = { reference, kind, state, stopped, status, ...extras, attempts };
    return confirm && state === "canceling"
      ? { ...known, ...unconfirmed(result.outcome.confirmation) }
      : known;
  }
  const { error } = result;
  const reason = result.kind === "not-sent" ? result.reason : error.code;
  const status = error.status === undefined ? {} : { status: error.status };
  const attempts = result.kind === "not-sent" ? 0 : result.attempts;
  return { reference, kind, reason, ...status, message: error.message, attempts };
}

function unconfirmed(
  confirmation: Confirmation | undefined,
): Pick<ResultLine, "confirmed" | "reason" | "message"> {
  const { code = "no-status", message } = confirmation?.error ?? {};
  const why = message ?? "the cancel was accepted; its vendor has no way to ask whether the job has stopped.";
  return { confirmed: false, reason: code, message: why };
}

/** Whether a job may still be running, for all that is known. */
export function mayBeRunning({ kind, state, stopped, confirmed }: Settled): boolean {
  return kind !== "answered" || (stopped !== true && (state !== "canceling" || confirmed === false));
}

/** Whether nothing was learned of the job, or not what was asked for: another attempt may. */
export function isWorthRetrying({ kind, confirmed }: Settled): boolean {
  return kind === "failed" || confirmed === false;
}

/** As a summary counts it: the state, or what kept it from being known. */
export function labelOf({ kind, state, reason, confirmed }: Settled): string {
  if (confirmed === false) return `${state}, unconfirmed`;
  return state ?? `${kind === "not-sent" ? "not sent" : "failed"} (${reason})`;
}

/**
 * Whether it is settled what came of a job in a run. What was not sent, was refused before anything was sent, or
 * was interrupted, is tried when the run is resumed.
 */
export function isFinal({ kind, reason, attempts }: ResultLine): boolean {
  return reason !== "aborted" && (kind === "answered" || (kind === "failed" && attempts > 0));
}
