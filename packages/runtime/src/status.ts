import { answerError } from "./answer-error.ts";
import type { StatusRule, TrackableDescriptor } from "./descriptor.ts";
import { tell } from "./hooks.ts";
import { toTypedId } from "./job-id.ts";
import { isFinal, type JobState, type JobStatus } from "./job-status.ts";
import { httpMeaning, valueAt } from "./meaning.ts";
import { type CallOptions, checkCallOptions, type Settings } from "./options.ts";
import { isCancelState, type JobId } from "./outcome.ts";
import { parseBody, textOf } from "./parse-body.ts";
import { parseRetryAfter } from "./retry.ts";
import type { Answer } from "./send.ts";
import { operationName, sendToJob } from "./send-to-job.ts";

export interface StatusSender {
  readonly descriptor: TrackableDescriptor;
  readonly settings: Settings;
}

/** A status, and the milliseconds that the vendor asks to wait before the next. */
interface StatusRead {
  readonly status: JobStatus;
  readonly retryAfter: number | undefined;
}

/**
 * Asks the vendor how a job is.
 *
 * @throws CalloffError when the vendor answers with an error, `not-found` included, or not at all
 */
export async function readStatus(
  sender: StatusSender,
  id: JobId,
  options: CallOptions = {},
): Promise<StatusRead> {
  const { descriptor, settings } = sender;
  const limits = checkCallOptions(descriptor.name, options, settings);
  const answer = await sendToJob(sender, descriptor.status, id, { ...limits, needsBody: true });
  const status = interpret(sender, answer, toTypedId(id, descriptor.status.id.kind));
  return { status, retryAfter: parseRetryAfter(answer.headers) };
}

function interpret({ descriptor, settings }: StatusSender, answer: Answer, id: JobId): JobStatus {
  const { name: provider } = descriptor;
  const { documented, state: rule } = descriptor.status;
  const { status, attempts } = answer;
  const operation = operationName(descriptor.status);
  const { body, problem } = parseBody(answer);
  if (status < 200 || status > 299) {
    const meaning = httpMeaning(status);
    const code = isCancelState(meaning) ? stateAsError(meaning) : meaning;
    throw answerError(code, { descriptor, operation, answer, body: body ?? (textOf(answer) || undefined) });
  }
  const { state, value, known } = stateBy(rule, body);
  if (!known) {
    const warning = problem ?? `no known value at ${rule.at}; taken as ${state}`;
    tell(settings.hooks.onWarning, { provider, operation, attempt: attempts, status, warning });
  }
  const isDocumented = [`${status}`, "2XX", "default"].some((code) => documented.includes(code));
  const base = { provider, id, value, attempts, status, body, documented: isDocumented };
  return isFinal(state) ? { ...base, state, final: true } : { ...base, state, final: false };
}

/** HTTP's words for a cancel that came to nothing say less of a request that only reads. */
function stateAsError(state: string): "not-found" | "unexpected-response" {
  return state === "not-found" ? "not-found" : "unexpected-response";
}

interface FoundState {
  readonly state: JobState;
  readonly value: string | number | undefined;
  readonly known: boolean;
}

/** What the body says by a rule; `value` is what stands where the outermost rule looks. */
function stateBy(rule: StatusRule, body: unknown): FoundState {
  const { at, values, otherwise = "unknown" } = rule;
  const found = valueAt(body, at);
  const value = typeof found === "string" || typeof found === "number" ? found : undefined;
  const meaning = value !== undefined && Object.hasOwn(values, value) ? values[value] : undefined;
  if (typeof meaning === "object") return { ...stateBy(meaning, body), value };
  return { state: meaning ?? otherwise, value, known: meaning !== undefined || rule.otherwise !== undefined };
}
