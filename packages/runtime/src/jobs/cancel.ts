import type { AnswerErrorCode, CancelableDescriptor, StateInBody } from "../descriptor.ts";
import { tell } from "../http/hooks.ts";
import { parseBody } from "../http/parse-body.ts";
import { invalidOption } from "../invalid-option.ts";
import { withLater } from "../load-later.ts";
import { type CancelOptions, checkCallOptions, type Settings } from "../options.ts";
import { answerError } from "./answer-error.ts";
import { toTypedId } from "./job-id.ts";
import { meaningOf } from "./meaning.ts";
import { type CancelState, isCancelState, type JobId, type Outcome, stoppedIn } from "./outcome.ts";
import { operationName, sendToJob } from "./send-to-job.ts";
import { vendorMessage } from "./vendor-message.ts";

interface CancelSender {
  readonly descriptor: CancelableDescriptor;
  readonly settings: Settings;
}

/**
 * Asks the vendor to stop a job.
 *
 * @throws CalloffError when the vendor's answer says nothing about the job, or there is none
 */
export async function cancel(sender: CancelSender, id: JobId, options: CancelOptions = {}): Promise<Outcome> {
  const { descriptor, settings } = sender;
  const { name: provider, cancel: operation } = descriptor;
  const limits = checkCallOptions(provider, options, settings);
  const answer = await sendToJob(sender, operation, id, limits, false);
  const { status, attempts, retried } = answer;
  const { meaning, documented } = meaningOf(status, operation.answers);
  if (isError(meaning)) throw await answerError(meaning, descriptor, operation, answer);
  const warn = (warning: string): void => {
    const event = { provider, operation: operationName(operation), attempt: attempts, status, warning };
    tell(settings.hooks.onWarning, event);
  };
  const { body, problem } = parseBody(answer);
  if (problem !== undefined) warn(problem);
  let state = meaning;
  if (typeof state === "object") {
    const rule = state;
    state = await withLater(
      ({ stateIn }) => stateIn(body, rule, warn),
      () => rule.otherwise,
    );
  }
  return {
    provider,
    id: toTypedId(id, operation.id.rule),
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

/** The same for a vendor without a status operation. @throws CalloffError `invalid-options` for `confirm` too */
export async function cancelUnconfirmed(
  sender: CancelSender,
  id: JobId,
  options: CancelOptions & { readonly confirm?: unknown } = {},
): Promise<Outcome> {
  // In JavaScript nobody says that there is no such option here, and a job would be taken for confirmed.
  const { confirm = false } = options ?? {};
  if (confirm !== false) {
    const why = "is not possible: no operation is known that reads a job's status";
    invalidOption(sender.descriptor.name, "confirm", why);
  }
  return cancel(sender, id, options);
}

function isError(meaning: CancelState | AnswerErrorCode | StateInBody): meaning is AnswerErrorCode {
  return typeof meaning === "string" && !isCancelState(meaning);
}
