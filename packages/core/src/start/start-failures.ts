import { CalloffError } from "@calloff/runtime";
import type { CancelReport } from "../guards/cancel-within.ts";
import { StartError, type StartErrorFields } from "./start-error.ts";
import type { Stop } from "./submission.ts";

const NOT_SENT = "Nothing was sent.";
const MAY_BE_RUNNING = "A job may be running: look for it at the vendor.";
/** Fields of an answer that are named when `submit` gave the answer instead of the id in it. */
const MAX_FIELDS = 5;
const MAX_TEXT = 80;

/** The job was called off before `submit` was called. */
export function notSubmitted(provider: string, { code, why, cause }: Stop): StartError {
  const message = `${why} before submit was called. ${NOT_SENT}`;
  return startError(provider, message, { code, cause, mayBeRunning: false });
}

/** `submit` threw or rejected. What says itself that nothing was sent is given back as it is. */
export function submitFailed(provider: string, stop: Stop | undefined, failure: unknown): CalloffError {
  const known = CalloffError.is(failure) ? failure : undefined;
  const wasSent = known?.attempts !== 0;
  if (stop !== undefined) {
    const message = `${stop.why}. ${wasSent ? MAY_BE_RUNNING : NOT_SENT}`;
    const attempts = known?.attempts ?? 1;
    return startError(provider, message, {
      code: stop.code,
      attempts,
      cause: failure,
      mayBeRunning: wasSent,
    });
  }
  if (known !== undefined && !wasSent) return known;
  // Not its message, which may hold a key: those of `Headers` do.
  const message = `submit failed; its error is the cause. ${MAY_BE_RUNNING}`;
  const { code = "unexpected-response", status, retryAfter, body, attempts = 1 } = known ?? {};
  return startError(provider, message, {
    ...{ code, status, retryAfter, body, attempts },
    cause: failure,
    mayBeRunning: true,
  });
}

/** `submit` gave what is no id. */
export function notAnId(provider: string, id: unknown, cause: unknown): StartError {
  const message = `submit returned ${describeValue(id)}, which is not a job id of ${provider}. ${MAY_BE_RUNNING}`;
  return startError(provider, message, { code: "invalid-job-id", attempts: 1, cause, mayBeRunning: true });
}

/** `submit` goes on although its signal has aborted. */
export function notEnded(provider: string, { code, why, cause }: Stop): StartError {
  const message = `${why}, and submit is still running. ${MAY_BE_RUNNING} If submit returns an id, that job is canceled.`;
  return startError(provider, message, { code, attempts: 1, cause, mayBeRunning: true });
}

/** `submit` gave a job that was not wanted any more, and that was canceled. */
export function notWanted(
  provider: string,
  { code, why, cause }: Stop,
  { reference, outcome, error: cancelError }: CancelReport<string>,
): StartError {
  const when = code === "aborted" ? " while submit was under way" : "";
  const fate = outcome === undefined ? "failed: it may be running" : `returned ${outcome.state}`;
  const message = `${why}${when}. Canceling its job ${reference} ${fate}.`;
  return startError(provider, message, {
    ...{ code, cause, reference, outcome, cancelError },
    attempts: 1 + (outcome?.attempts ?? cancelError?.attempts ?? 0),
    mayBeRunning: outcome?.stopped !== true,
  });
}

function startError(
  provider: string,
  message: string,
  fields: Omit<StartErrorFields, "provider" | "message">,
): StartError {
  return new StartError({ provider, message: `${provider}: start: ${message}`, ...fields });
}

function describeValue(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value);
  }
  if (typeof value !== "object" || value === null) {
    return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
  }
  try {
    const fields = Object.keys(value).slice(0, MAX_FIELDS);
    return fields.length === 0 ? "an object" : `an object with the fields ${fields.join(", ")}`;
  } catch {
    return "an object";
  }
}
