import type { JobId } from "@calloff/runtime";
import { HttpHandler } from "msw";
import { type MockAnswer, toResponse } from "./answer-book.ts";
import type { MockedJobs } from "./mocked-jobs.ts";
import { jobOfId, jobOfRequest, routeOf } from "./route.ts";

/** Which requests an answer is for. */
export interface WhenOptions<Id = JobId> {
  /**
   * The job that is asked about. Requests about another go on to the handlers behind this one.
   *
   * @default any
   */
  readonly id?: Id | undefined;
}

/**
 * A handler that gives one answer after the other, and the last one from then on.
 *
 * @throws Error when there is no answer, or they are for different operations
 * @throws CalloffError `invalid-job-id`
 */
export function answersInTurn(
  jobs: MockedJobs,
  answers: readonly MockAnswer[],
  { id }: WhenOptions = {},
): HttpHandler {
  const [first] = answers;
  if (first === undefined) throw new Error(`${jobs.name}: give one answer or more.`);
  const { operation } = first;
  const other = answers.find((answer) => answer.operation !== operation);
  if (other !== undefined)
    throw new Error(
      `${jobs.name}: answers in turn are for one operation, and these are for ${operation.name} and ${other.operation.name}.`,
    );
  const { cancel, status } = jobs;
  const { descriptor } = status?.operation === operation ? status : cancel;
  const route = routeOf(jobs.baseUrl, operation.path);
  const wanted = id === undefined ? undefined : jobOfId(id, descriptor);
  if (operation === cancel.operation) jobs.forget(wanted);
  let given = 0;
  return new HttpHandler(operation.method, route.url, async ({ request }) => {
    const job = await jobOfRequest(request, descriptor, route);
    if (wanted !== undefined && job !== wanted) return;
    const answer = answers[given] ?? answers.at(-1) ?? first;
    given += 1;
    jobs.remember(job, answer);
    return toResponse(answer);
  });
}
