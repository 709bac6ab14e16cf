import { checkCallOptions } from "../check-options.ts";
import type { TrackableDescriptor } from "../descriptor.ts";
import type { Answer } from "../http/call.ts";
import { tell } from "../http/hooks.ts";
import { parseBody } from "../http/parse-body.ts";
import { parseRetryAfter } from "../http/retry-after.ts";
import type { CallOptions, ProviderContext } from "../options.ts";
import { answerError } from "./answer-error.ts";
import { checkJobId } from "./job-id.ts";
import { isFinal, type JobStatus } from "./job-status.ts";
import { httpMeaning } from "./meaning.ts";
import { isCancelState, type JobId } from "./outcome.ts";
import { operationName, sendToJob } from "./send-to-job.ts";
import { stateByRule } from "./status-in-body.ts";

/** A provider that can say how a job is. */
export type StatusContext = ProviderContext<TrackableDescriptor>;

/** A status, and the milliseconds that the vendor asks to wait before the next read. */
export interface StatusRead {
  readonly status: JobStatus;
  readonly retryAfter: number | undefined;
}

/**
 * Asks the vendor how a job is.
 *
 * @throws CalloffError when the vendor answers with an error, `not-found` included, or not at all
 */
export async function readStatus(
  context: StatusContext,
  id: JobId,
  options: CallOptions = {},
): Promise<StatusRead> {
  const { descriptor, settings } = context;
  const callSettings = checkCallOptions(descriptor.name, options, settings);
  const answer = await sendToJob(context, descriptor.status, id, callSettings, true);
  const status = interpret(context, answer, checkJobId(id, descriptor.status.id));
  return { status, retryAfter: parseRetryAfter(answer.headers) };
}

function interpret({ descriptor, settings }: StatusContext, answer: Answer, id: JobId): JobStatus {
  const { name: provider } = descriptor;
  const { documented, state: rule } = descriptor.status;
  const { status, attempts } = answer;
  const { body, problem } = parseBody(answer);
  if (status < 200 || status > 299) {
    const meaning = httpMeaning(status);
    // Of the job, HTTP's refusals say only that it is not there; the others are about a cancel.
    const code = meaning === "not-found" || !isCancelState(meaning) ? meaning : "unexpected-response";
    throw answerError(code, descriptor, descriptor.status, answer);
  }
  const { state, value, known } = stateByRule(rule, body);
  if (!known) {
    const warning = problem ?? `no known value at ${rule.at}; taken as ${state}`;
    const operation = operationName(descriptor.status);
    tell(settings.hooks.onWarning, { provider, operation, attempt: attempts, status, warning });
  }
  const isDocumented = [`${status}`, "2XX", "default"].some((code) => documented.includes(code));
  const base = { provider, id, state, value, attempts, status, body, documented: isDocumented };
  // The states that are final are those of which the type says so.
  return { ...base, final: isFinal(state) } as JobStatus;
}
