import type { AnswerErrorCode, JobId, JobState, JobStatus } from "@calloff/runtime";
import type { HttpHandler } from "msw";
import type { ExactAnswer } from "./answer-book.ts";
import { answersInTurn, type WhenOptions } from "./answers-in-turn.ts";
import { mockedJobs } from "./mocked-vendors.ts";

/** What can say how a job is: a client, or one of its kinds of job, as in `openai.batch`. */
export interface ReadsStatus {
  /** The name in references: `pulse`, `openai.batch`. */
  readonly name: string;
  /** Reads a job's status. */
  status(id: never, options?: never): Promise<JobStatus>;
}

/** What a read can be answered with: the state or the error that your code should get, or an answer written out. */
export type StatusAnswer = JobState | AnswerErrorCode | "not-found" | ExactAnswer;

/** The id of a job whose status can be read. */
type TrackedId<Job> = Job extends ReadsStatus ? Parameters<Job["status"]>[0] : JobId;

/**
 * Makes a handler that answers reads of a job's status with the state or the error that your code should get, or with an
 * answer written out. Several answers are given in turn, and the last one from then on.
 *
 * @param job the client, one of its kinds of job, or its name in references
 * @throws Error when the vendor's document does not have such an answer, and before `handlers` was called
 * @throws CalloffError `invalid-job-id`
 * @example
 * server.use(whenStatus(pulse, ["running", "succeeded"]));
 */
export function whenStatus<Job extends ReadsStatus | string>(
  job: Job,
  answer: StatusAnswer | readonly StatusAnswer[],
  options?: WhenOptions<TrackedId<Job>>,
): HttpHandler {
  const jobs = mockedJobs(job);
  const answers = [answer].flat() as (string | ExactAnswer)[];
  return answersInTurn(
    jobs,
    answers.map((each) => jobs.statusAnswer(each)),
    options as WhenOptions,
  );
}
