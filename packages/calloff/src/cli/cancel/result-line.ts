import type { CancelResult, CancelState } from "@calloff/core";

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
  /** The error's code, or why nothing was sent. */
  readonly reason?: string;
  /** Requests sent. */
  readonly attempts: number;
  /** An earlier attempt may have been carried out although its answer was lost. */
  readonly retried?: true;
}

/** What it comes to, without the job. */
export type Settled = Pick<ResultLine, "kind" | "state" | "stopped" | "reason">;

export function toResultLine(result: CancelResult<string>): ResultLine {
  const { reference, kind } = result;
  if (result.kind === "answered") {
    const { state, stopped = false, status, message, attempts, retried } = result.outcome;
    const extras = { ...(message !== undefined && { message }), ...(retried && { retried }) };
    return { reference, kind, state, stopped, status, ...extras, attempts };
  }
  const { error } = result;
  const reason = result.kind === "not-sent" ? result.reason : error.code;
  const status = error.status === undefined ? {} : { status: error.status };
  const attempts = result.kind === "not-sent" ? 0 : result.attempts;
  return { reference, kind, reason, ...status, message: error.message, attempts };
}

/** Whether a job may still be running, for all that is known. */
export function mayBeRunning({ kind, state, stopped }: Settled): boolean {
  return kind !== "answered" || (stopped !== true && state !== "canceling");
}

/** As a summary counts it: the state, or what kept it from being known. */
export function labelOf({ kind, state, reason }: Settled): string {
  return state ?? `${kind === "not-sent" ? "not sent" : "failed"} (${reason})`;
}

/**
 * Whether it is settled what came of a job in a run. What was not sent, was refused before anything was sent, or
 * was interrupted, is tried when the run is resumed.
 */
export function isFinal({ kind, reason, attempts }: ResultLine): boolean {
  return kind === "answered" || (kind === "failed" && attempts > 0 && reason !== "aborted");
}
