import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From https://docs.runpulse.com/api-reference/endpoint/delete-job.md, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "accepted, at best effort", state: "canceling", stopped: undefined },
  { status: 401, page: "invalid or missing key", error: "unauthorized" },
  { status: 403, page: "no access to this job", error: "forbidden" },
  { status: 404, page: "job not found", state: "not-found", stopped: undefined },
  { status: 429, page: "rate limit exceeded", error: "rate-limited" },
  { status: 500, page: "could not be cancelled, or internal error", error: "server-error" },
];

/** From the same page: the cancel of one job. */
export const request: CancelRequest = {
  id: "abc123-def456-ghi789",
  key: "pulse-key",
  method: "DELETE",
  url: "/job/abc123-def456-ghi789",
  header: ["x-api-key", "pulse-key"],
};

/** From the same page: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, state: "canceling", page: "accepted, at best effort" },
  repeated: { status: 200, state: "canceling", page: "200 whatever the job's state" },
  afterCompletion: {
    status: 200,
    state: "canceling",
    page: "a finished job answers 200 too, and is left as it is",
  },
};
