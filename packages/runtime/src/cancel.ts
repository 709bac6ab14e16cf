import { answerError } from "./answer-error.ts";
import type { CancelableDescriptor, StateInBody } from "./descriptor.ts";
import { tell } from "./hooks.ts";
import { invalidOption } from "./invalid-option.ts";
import { toTypedId } from "./job-id.ts";
import { meaningOf, type StatusMeaning, stateIn } from "./meaning.ts";
import { type CancelOptions, checkCallOptions, type Settings } from "./options.ts";
import { type CancelState, isCancelState, type JobId, type Outcome, stoppedIn } from "./outcome.ts";
import { parseBody } from "./parse-body.ts";
import type { Answer } from "./send.ts";
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
  const limits = checkCallOptions(descriptor.name, options, settings);
  refuseConfirm(descriptor.name, options);
  const answer = await sendToJob(sender, descriptor.cancel, id, { ...limits, needsBody: false });
  const { meaning, documented } = meaningOf(answer.status, descriptor.cancel.answers);
  if (typeof meaning === "string" && !isCancelState(meaning)) {
    throw await answerError(meaning, descriptor, descriptor.cancel, answer);
  }
  return outcomeOf(sender, answer, { meaning, documented }, toTypedId(id, descriptor.cancel.id.kind));
}

/** In JavaScript nobody says that there is no such option here, and a job would be taken for confirmed. */
function refuseConfirm(provider: string, { confirm }: CancelOptions & { readonly confirm?: unknown }): void {
  if (confirm === undefined || confirm === false) return;
  invalidOption(provider, "confirm", "is not possible: no operation is known that reads a job's status");
}

function outcomeOf(
  { descriptor, settings }: CancelSender,
  answer: Answer,
  { meaning, documented }: StatusMeaning<CancelState | StateInBody>,
  id: JobId,
): Outcome {
  const { name: provider } = descriptor;
  const { status, attempts, retried } = answer;
  const warn = (warning: string): void => {
    const operation = operationName(descriptor.cancel);
    tell(settings.hooks.onWarning, { provider, operation, attempt: attempts, status, warning });
  };
  const { body, problem } = parseBody(answer);
  if (problem !== undefined) warn(problem);
  let state = meaning;
  if (typeof state === "object") {
    const found = stateIn(body, state);
    if (!found.known) warn(`no known value at ${state.at}; taken as ${found.state}`);
    state = found.state;
  }
  const message = vendorMessage(body);
  const stopped = stoppedIn(state);
  return { provider, id, state, stopped, status, documented, body, message, attempts, retried };
}
