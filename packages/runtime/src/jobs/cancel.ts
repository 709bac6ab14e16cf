import { checkCallOptions } from "../check-options.ts";
import type { AnswerErrorCode, CancelableDescriptor, StateInBody } from "../descriptor.ts";
import { tell } from "../http/hooks.ts";
import { parseBody } from "../http/parse-body.ts";
import { invalidOption } from "../invalid-options.ts";
import type { CancelOptions, ProviderContext } from "../options.ts";
import { answerError } from "./answer-error.ts";
import { checkJobId } from "./job-id.ts";
import { httpMeaning, meaningOf } from "./meaning.ts";
import {
  type CancelState,
  isCancelState,
  type JobId,
  type Outcome,
  stoppedIn,
  type UnsentOutcome,
} from "./outcome.ts";
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
): Promise<Exclude<Outcome, UnsentOutcome<string, JobId>>> {
  const { descriptor, settings } = context;
  const { name: provider, cancel: operation } = descriptor;
  const callSettings = checkCallOptions(provider, options, settings);
  const answer = await sendToJob(context, operation, id, callSettings, false);
  const { status, attempts, retried } = answer;
  const { meaning, documented } = meaningOf(status, operation.answers);
  const { body, problem } = parseBody(answer);
  const known = typeof meaning === "object" ? stateInBody(body, meaning) : meaning;
  const state = known ?? otherwiseIn(meaning as StateInBody, status);
  if (!isCancelState(state)) throw answerError(state, descriptor, operation, answer);
  const warn = (warning: string): void => {
    const event = { provider, operation: operationName(operation), attempt: attempts, status, warning };
    tell(settings.hooks.onWarning, event);
  };
  if (problem !== undefined) warn(problem);
  if (known === undefined) warn(`no known value at ${(meaning as StateInBody).at}; taken as ${state}`);
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
    const why = "is not supported: the vendor has no status operation";
    invalidOption(context.descriptor.name, "confirm", why);
  }
  return cancel(context, id, options);
}

function otherwiseIn({ otherwise }: StateInBody, status: number): CancelState | AnswerErrorCode {
  return otherwise === "http" ? httpMeaning(status) : otherwise;
}
