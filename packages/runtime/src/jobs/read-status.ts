import type { StatusRule, TrackableDescriptor } from "../descriptor.ts";
import { parseRetryAfter } from "../http/retry-after.ts";
import type { Answer } from "../http/send.ts";
import type { Kit } from "../kit.ts";
import type { CallOptions, Settings } from "../options.ts";
import { isFinal, type JobState, type JobStatus } from "./job-status.ts";
import type { JobId } from "./outcome.ts";
import { valueAt } from "./state-in-body.ts";

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
  kit: Kit,
  sender: StatusSender,
  id: JobId,
  options: CallOptions = {},
): Promise<StatusRead> {
  const { descriptor, settings } = sender;
  const limits = kit.checkCallOptions(descriptor.name, options, settings);
  const answer = await kit.sendToJob(sender, descriptor.status, id, limits, true);
  const status = await interpret(kit, sender, answer, kit.toTypedId(id, descriptor.status.id.rule));
  return { status, retryAfter: parseRetryAfter(answer.headers) };
}

async function interpret(
  kit: Kit,
  { descriptor, settings }: StatusSender,
  answer: Answer,
  id: JobId,
): Promise<JobStatus> {
  const { name: provider } = descriptor;
  const { documented, state: rule } = descriptor.status;
  const { status, attempts } = answer;
  const operation = `${descriptor.status.method} ${descriptor.status.path}`;
  const { body, problem } = kit.parseBody(answer);
  if (status < 200 || status > 299) {
    const meaning = kit.httpMeaning(status);
    const code = kit.isCancelState(meaning) ? stateAsError(meaning) : meaning;
    throw await kit.answerError(code, descriptor, descriptor.status, answer);
  }
  const { state, value, known } = stateBy(rule, body);
  if (!known) {
    const warning = problem ?? `no known value at ${rule.at}; taken as ${state}`;
    kit.tell(settings.hooks.onWarning, { provider, operation, attempt: attempts, status, warning });
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
