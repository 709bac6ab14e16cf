import { checkCallOptions } from "../check-options.ts";
import type { AnswerErrorCode, CancelableDescriptor, StateInBody } from "../descriptor.ts";
import { tell } from "../http/hooks.ts";
import { parseBody } from "../http/parse-body.ts";
import { invalidOption } from "../invalid-options.ts";
import type { CancelOptions, ProviderContext } from "../options.ts";
import { answerError } from "./answer-error.ts";
import { checkJobId } from "./job-id.ts";
import { meaningOf } from "./meaning.ts";
import { type CancelState, isCancelState, type JobId, type Outcome, stoppedIn } from "./outcome.ts";
import { operationName, sendToJob } from "./send-to-job.ts";
import { stateInBody } from "./state-in-body.ts";
import { vendorMessage } from "./vendor-message.ts";

/**
 * Asks the vendor to stop a job.
 *
 * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
 */
export async function cancel(
  context: ProviderContext<CancelableDescriptor>,
  id: JobId,
  options: CancelOptions = {},
): Promise<Outcome> {
  const { descriptor, settings } = context;
  const { name: provider, cancel: operation } = descriptor;
  const callSettings = checkCallOptions(provider, options, settings);
  const answer = await sendToJob(context, operation, id, callSettings, false);
  const { status, attempts, retried } = answer;
  const { meaning, documented } = meaningOf(status, operation.answers);
  if (isError(meaning)) throw answerError(meaning, descriptor, operation, answer);
  const warn = (warning: string): void => {
    const event = { provider, operation: operationName(operation), attempt: attempts, status, warning };
    tell(settings.hooks.onWarning, event);
  };
  const { body, problem } = parseBody(answer);
  if (problem !== undefined) warn(problem);
  const state = typeof meaning === "object" ? stateInBody(body, meaning, warn) : meaning;
  return {
    provider,
    id: checkJobId(id, operation.id),
    state,
    stopped: stoppedIn(state),
    status,
    documented,
    body,
    message: vendorMessage(body),
    attempts,
    retried,
  };
}

/**
 * The same for a vendor without a status operation, which cannot confirm that a job has stopped. In JavaScript no
 * compiler says so, and a job would be taken for confirmed.
 *
 * @throws CalloffError `invalid-options` for `confirm` too
 */
export async function cancelUnconfirmed(
  context: ProviderContext<CancelableDescriptor>,
  id: JobId,
  options: CancelOptions & { readonly confirm?: unknown } = {},
): Promise<Outcome> {
  const { confirm = false } = options ?? {};
  if (confirm !== false) {
    const why = "is not possible: no operation is known that reads a job's status";
    invalidOption(context.descriptor.name, "confirm", why);
  }
  return cancel(context, id, options);
}

function isError(meaning: CancelState | AnswerErrorCode | StateInBody): meaning is AnswerErrorCode {
  return typeof meaning === "string" && !isCancelState(meaning);
}
