import { type AnswerSample, sampleAnswers, withStatusTable, withTable } from "./answer-sample.ts";
import type { ConcreteStatus } from "./concrete-statuses.ts";
import type { DocumentedOperation } from "./documented-operation.ts";
import type { JobSample } from "./job-sample.ts";
import type { RequestSample } from "./request-sample.ts";
import type { Via } from "./row.ts";
import type { JobTables, Subject } from "./subject.ts";
import type { TrialContext } from "./trial-context.ts";

/** One call to be made. */
export interface Trial {
  readonly operation: DocumentedOperation;
  readonly answer: ConcreteStatus;
  readonly via: Via;
  readonly request: RequestSample | JobSample;
  readonly gets: AnswerSample;
  /** Whether Prism takes part; left out, it does. */
  readonly asksPrism?: boolean;
}

/**
 * The calls of one documented status: one with each answer, and one with each further request.
 *
 * @throws Unsampled
 */
export function trialsFor(
  context: TrialContext,
  called: Pick<Trial, "operation" | "answer" | "via">,
  [request, ...others]: readonly RequestSample[],
): Trial[] {
  if (request === undefined) return [];
  const full: AnswerSample = { gets: "full" };
  if (context.subject.effort === "each status once") {
    const isSuccess = called.answer.status < 300;
    const requests = [request, ...(isSuccess ? others : [])];
    // The request is the same each time, so that Prism has something new to say about the first alone.
    return requests.map((each) => ({ ...called, request: each, gets: full, asksPrism: isSuccess }));
  }
  const answers = answersFor(context, called).map((gets) => ({ ...called, request, gets }));
  return [...answers, ...others.map((other) => ({ ...called, request: other, gets: full }))];
}

function answersFor(
  { subject, served: document, servedOperations, servedResponses }: TrialContext,
  { operation, answer, via }: Pick<Trial, "operation" | "answer" | "via">,
): AnswerSample[] {
  const { documented: code, status } = answer;
  const served = servedOperations.get(operation.name) ?? operation;
  const samples = sampleAnswers(document, { operation: served, code, status }, servedResponses);
  const { answers, statuses = [] } = tablesOf(subject, operation);
  if (via === "status") return withStatusTable(samples, statuses, status);
  if (via !== "cancel" || answers === undefined) return samples;
  return withTable(
    samples,
    answers.filter((row) => row.status === status),
  );
}

/** Those of the operation's kind of job. */
export function tablesOf(subject: Subject, { job }: DocumentedOperation): JobTables {
  return job?.kind === undefined ? subject : (subject.kinds?.[job.kind] ?? {});
}
