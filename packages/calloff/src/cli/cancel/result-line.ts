import type { CalloffError, CancelResult, CancelState } from "@calloff/core";
import type { Confirmation, Outcome } from "@calloff/runtime";
import { isUnsent } from "@calloff/runtime/internal";
import { JOB_NAMES, unknownProvider } from "../unknown-provider.ts";

/** What `cancelAll` gives; with `confirm`, why it is not confirmed. */
export type RunResult = CancelResult<string, Outcome & { readonly confirmation?: Confirmation | undefined }>;

/** A result in plain JSON: what `--json` prints and a journal keeps, one a line. */
export interface ResultLine {
  readonly reference: string;
  readonly kind: "answered" | "failed" | "not-sent";
  readonly state?: CancelState;
  /** The vendor's answer says that the job runs no longer. Missing where nobody knows. */
  readonly stopped?: true;
  /** The vendor's HTTP status, where it answered. */
  readonly status?: number;
  /** The vendor's words, or what went wrong and what to do. */
  readonly message?: string;
  /** The error's code, or why nothing was sent, or why it is not confirmed. */
  readonly reason?: string;
  /** The vendor has accepted, and it was not to be learned whether the job stopped. */
  readonly confirmed?: false;
  /** Requests sent; 0 where no connection was made, however often it was tried. */
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
    const { state, stopped, status, message, attempts, retried } = result.outcome;
    const extras = { ...(message !== undefined && { message }), ...(retried && { retried }) };
    const known = { reference, kind, state, ...(stopped && { stopped }), status, ...extras, attempts };
    return confirm && state === "canceling" && !stopped
      ? { ...known, ...unconfirmed(result.outcome.confirmation) }
      : known;
  }
  const { error } = result;
  const reason = result.kind === "not-sent" ? result.reason : error.code;
  const status = error.status === undefined ? {} : { status: error.status };
  const wasSent = result.kind === "failed" && !isUnsent(error.cause);
  const attempts = wasSent ? result.attempts : 0;
  return { reference, kind, reason, ...status, message: explain(reference, error), attempts };
}

/** Why nothing is known of a job; of a provider that there is not, which one may be meant. */
export function explain(
  reference: string,
  { code, message }: Pick<CalloffError, "code" | "message">,
): string {
  const [provider = "", ...id] = reference.split(":");
  const isUnknown = code === "invalid-options" && id.length > 0 && !JOB_NAMES.includes(provider);
  return isUnknown ? unknownProvider(provider) : message;
}

function unconfirmed(
  confirmation: Confirmation | undefined,
): Pick<ResultLine, "confirmed" | "reason" | "message"> {
  const { code = "no-status", message } = confirmation?.error ?? {};
  const why =
    message ?? "the vendor accepted the request, but has no way to check whether the job has stopped.";
  return { confirmed: false, reason: code, message: why };
}

/** Whether the reference names no job: there is nothing that could be running. */
export function isRejected({ kind, reason }: Settled): boolean {
  return kind === "failed" && (reason === "invalid-options" || reason === "invalid-job-id");
}

/** Whether a job may still be running, for all that is known. */
export function mayBeRunning(settled: Settled): boolean {
  const { kind, state, stopped, confirmed } = settled;
  if (isRejected(settled)) return false;
  return kind !== "answered" || (!stopped && (state !== "canceling" || confirmed === false));
}

/** Whether nothing was learned of the job, or not what was asked for: another attempt may. */
export function isWorthRetrying({ kind, confirmed }: Settled): boolean {
  return kind === "failed" || confirmed === false;
}

/** As a summary counts it: the state, or what kept it from being known. */
export function labelOf(settled: Settled): string {
  const { kind, state, reason, confirmed } = settled;
  if (isRejected(settled)) return "rejected";
  if (confirmed === false) return `${state}, unconfirmed`;
  return state ?? `${kind === "not-sent" ? "not sent" : "failed"} (${reason})`;
}

/** Good news is green, what may cost money red. */
export function colorOf(settled: Settled): "green" | "cyan" | "yellow" | "red" {
  if (mayBeRunning(settled)) return "red";
  if (isRejected(settled)) return "yellow";
  return settled.stopped ? "green" : "cyan";
}

/**
 * Whether it is settled what came of a job in a run. What was not sent, was refused before anything was sent, or
 * was interrupted, is tried when the run is resumed.
 */
export function isFinal({ kind, reason, attempts }: ResultLine): boolean {
  return reason !== "aborted" && (kind === "answered" || (kind === "failed" && attempts > 0));
}
