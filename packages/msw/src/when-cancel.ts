import type { AnswerErrorCode, CancelState, JobId, Outcome } from "@calloff/runtime";
import type { HttpHandler } from "msw";
import type { ExactAnswer } from "./answer-book.ts";
import { answersInTurn, type WhenOptions } from "./answers-in-turn.ts";
import { mockedJobs } from "./mocked-vendors.ts";

/** What can cancel jobs: a client, or one of its kinds of job, as in `openai.batch`. */
export interface Cancels {
  /** The name in references: `pulse`, `openai.batch`. */
  readonly name: string;
  /** Cancels a job. */
  cancel(id: never, options?: never): Promise<Outcome>;
}

/** What a cancel can be answered with: the outcome or the error that your code should get, or an answer written out. */
export type CancelAnswer<Job extends Cancels | string = string> =
  | OutcomeOf<Job>
  | AnswerErrorCode
  | ExactAnswer;

/** The outcomes that the vendor's document has. */
type OutcomeOf<Job> = Job extends { cancel(id: never, options?: never): Promise<infer Result> }
  ? StateOf<Result>
  : CancelState;

type StateOf<Result> = Result extends
  | { readonly documented: true; readonly state: infer State }
  | { readonly sent: false; readonly state: infer State }
  ? State & CancelState
  : never;

/** The id of a job that can be canceled. */
type CanceledId<Job> = Job extends Cancels ? Parameters<Job["cancel"]>[0] : JobId;

/**
 * Makes a handler that answers cancels with the outcome or the error that your code should get, or with an answer written
 * out. Several answers are given in turn, and the last one from then on. The job is running until the first of them.
 *
 * @param job the client, one of its kinds of job, or its name in references
 * @throws Error when the vendor's document does not have such an answer, and before `handlers` was called
 * @throws CalloffError `invalid-job-id`
 * @example
 * server.use(whenCancel(openai.batch, "already-finished"));
 * server.use(whenCancel("pulse", [{ status: 429, headers: { "retry-after": "1" } }, "canceling"], { id: "abc" }));
 */
export function whenCancel<Job extends Cancels | string>(
  job: Job,
  answer: CancelAnswer<Job> | readonly CancelAnswer<Job>[],
  options?: WhenOptions<CanceledId<Job>>,
): HttpHandler {
  const jobs = mockedJobs(job);
  const answers = [answer].flat() as (string | ExactAnswer)[];
  return answersInTurn(
    jobs,
    answers.map((each) => jobs.cancelAnswer(each)),
    options as WhenOptions,
  );
}
