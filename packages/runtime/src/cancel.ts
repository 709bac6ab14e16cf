import { answerError } from "./answer-error.ts";
import type { CancelableDescriptor } from "./descriptor.ts";
import { tell } from "./hooks.ts";
import { invalidOption } from "./invalid-option.ts";
import { toPathSegment, toTypedId } from "./job-id.ts";
import { meaningOf, stateIn } from "./meaning.ts";
import { type CancelOptions, checkCallOptions, type Settings } from "./options.ts";
import { isCancelState, type JobId, type Outcome, stoppedIn } from "./outcome.ts";
import { parseBody } from "./parse-body.ts";
import { type Answer, send } from "./send.ts";
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
  const { method, path, id: parameter } = descriptor.cancel;
  const limits = checkCallOptions(descriptor.name, options, settings);
  refuseConfirm(descriptor.name, options);
  const segment = toPathSegment(id, parameter.kind);
  const answer = await send(sender, {
    operation: `${method} ${path}`,
    method,
    // A function, because "$" in a replacement string means something.
    url: settings.baseUrl + path.replace(`{${parameter.name}}`, () => segment),
    repeatable: true,
    needsBody: false,
    ...limits,
  });
  return interpret(sender, answer, toTypedId(id, parameter.kind));
}

/** In JavaScript nobody says that there is no such option here, and a job would be taken for confirmed. */
function refuseConfirm(provider: string, { confirm }: CancelOptions & { readonly confirm?: unknown }): void {
  if (confirm === undefined || confirm === false) return;
  invalidOption(provider, "confirm", "is not possible: no operation is known that reads a job's status");
}

function interpret({ descriptor, settings }: CancelSender, answer: Answer, id: JobId): Outcome {
  const { name: provider } = descriptor;
  const { method, path, answers } = descriptor.cancel;
  const { status, attempts, retried } = answer;
  const operation = `${method} ${path}`;
  const warn = (warning: string): void =>
    tell(settings.hooks.onWarning, { provider, operation, attempt: attempts, status, warning });

  const { meaning, documented } = meaningOf(status, answers);
  const { body, problem } = parseBody(answer);
  if (typeof meaning === "string" && !isCancelState(meaning)) {
    throw answerError(meaning, { descriptor, operation, answer, body: body ?? (answer.text() || undefined) });
  }
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
