import { checkCallOptions } from "../check-options.ts";
import { CalloffError } from "../error.ts";
import type { ConfirmOptions, EvenIfFinished } from "../options.ts";
import { CONFIRM_TIMEOUT_MS, cancelAndConfirm } from "./confirm.ts";
import type { Confirmed } from "./confirmation.ts";
import { checkJobId } from "./job-id.ts";
import type { JobStatus } from "./job-status.ts";
import type { JobId, Outcome, UnsentOutcome } from "./outcome.ts";
import { readStatus, type StatusContext } from "./read-status.ts";
import { operationName } from "./send-to-job.ts";

type Options = Partial<ConfirmOptions> & EvenIfFinished;

/**
 * The same for a vendor that deletes the result of a job that has finished: the status is read first, and the cancel is
 * sent only when the job has not ended. A job that ends between the two still loses its result.
 *
 * @throws CalloffError when the status cannot be read, or is none that is known: then no cancel was sent
 */
export async function cancelUnlessFinished(
  context: StatusContext,
  id: JobId,
  options: Options = {},
): Promise<Outcome | Confirmed<Outcome>> {
  const { evenIfFinished = false, ...others } = options ?? {};
  if (evenIfFinished) return cancelAndConfirm(context, id, others);
  const { settings, descriptor } = context;
  const defaults = others.confirm ? { ...settings, timeout: CONFIRM_TIMEOUT_MS } : settings;
  const limits = checkCallOptions(descriptor.name, others, defaults);
  const endsAt = performance.now() + limits.timeout;
  const found = await findEnded(context, id, others);
  if (found !== undefined) return others.confirm ? { ...found, confirmation: undefined } : found;
  const timeout = Math.max(1, Math.ceil(endsAt - performance.now()));
  return cancelAndConfirm(context, id, { ...others, timeout });
}

/** The outcome for a job that has ended, or is not there; undefined for one that may be running. */
async function findEnded(
  context: StatusContext,
  id: JobId,
  { signal, timeout, retries }: Options,
): Promise<UnsentOutcome<string, JobId> | undefined> {
  const unsent = { message: undefined, retried: false, sent: false } as const;
  try {
    const { status: job } = await readStatus(context, id, { signal, timeout, retries });
    if (job.state === "unknown") throw unknownStatus(context, job);
    if (!job.final) return undefined;
    const { provider, documented, status, body, attempts } = job;
    const state = job.state === "canceled" ? "already-canceled" : "already-finished";
    return { ...unsent, provider, id: job.id, state, stopped: true, status, documented, body, attempts };
  } catch (error) {
    if (!CalloffError.is(error) || error.code !== "not-found") throw error;
    const { descriptor } = context;
    const { status = 404, body, attempts = 1 } = error;
    return {
      ...unsent,
      provider: descriptor.name,
      id: checkJobId(id, descriptor.status.id),
      state: "not-found",
      stopped: undefined,
      status,
      documented: descriptor.status.documented.includes(`${status}`),
      body,
      attempts,
    };
  }
}

/** It may be that of a job that has finished. */
function unknownStatus(
  { descriptor }: StatusContext,
  { value, status, body, attempts }: JobStatus,
): CalloffError {
  const { name: provider } = descriptor;
  const found = value === undefined ? "has no status" : `has the unknown status ${JSON.stringify(value)}`;
  return new CalloffError({
    code: "unexpected-response",
    provider,
    operation: operationName(descriptor.status),
    status,
    body,
    attempts,
    message: `${provider}: the job ${found}. If it has finished, a cancel would delete its result, so none was sent. To send it anyway, pass evenIfFinished: true.`,
  });
}
