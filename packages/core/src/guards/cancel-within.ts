import { CalloffError, type Outcome } from "@calloff/runtime";
import { tell } from "@calloff/runtime/internal";
import { asCalloffError } from "../provider-error.ts";
import type { Guarded } from "./guards.ts";

/** Milliseconds in which a provider has to let go of a call that was aborted. Calloff's own need none. */
const ABORT_GRACE_MS = 50;

/** What came of canceling one job. */
export interface CancelReport<Reference = unknown> {
  readonly reference: Reference;
  readonly outcome: Outcome | undefined;
  readonly error: CalloffError | undefined;
}

/**
 * Cancels a job and tells what came of it, once: the answer, or that none came in time. It settles at the latest when
 * the time is over, and never rejects.
 */
export async function cancelWithin(
  ms: number,
  guarded: Guarded,
  report: (report: CancelReport) => void,
): Promise<void> {
  const timeIsUp = new AbortController();
  let isSettled = false;
  const settle = (outcome: Outcome | undefined, error: CalloffError | undefined): void => {
    const hasNews = !isSettled && (outcome ?? error) !== undefined;
    isSettled = true;
    if (hasNews) tell(report, { reference: guarded.reference, outcome, error });
  };
  const settled = guarded.cancel(timeIsUp.signal).then(
    (outcome) => settle(outcome, undefined),
    (error: unknown) => settle(undefined, asCalloffError(error)),
  );
  await waitAtMost(ms, settled);
  // What is still under way is told as aborted, and keeps the process no longer.
  timeIsUp.abort();
  await waitAtMost(ABORT_GRACE_MS, settled);
  if (!isSettled) settle(undefined, noAnswer());
}

function noAnswer(): CalloffError {
  const message = "cancelOnExit: no answer within the grace period. The job may be running.";
  return new CalloffError({ code: "aborted", message, attempts: 1 });
}

async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeIsUp]);
  clearTimeout(timer);
}
