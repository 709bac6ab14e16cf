import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From https://docs.tensorpix.ai/api-reference/jobs/stop-the-job.md, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 204, page: "the job stops executing", state: "canceled", stopped: true },
  { status: 400, page: "validation error", error: "invalid-request" },
  { status: 401, page: "unauthenticated", error: "unauthorized" },
  { status: 403, page: "forbidden", error: "forbidden" },
  { status: 404, page: "not found", state: "not-found", stopped: undefined },
  { status: 409, page: "has already been canceled", state: "already-canceled", stopped: true },
  { status: 429, page: "rate limit", error: "rate-limited" },
  { status: 500, page: "failed to cancel, the job isn't cancelled", error: "server-error" },
];

/** From the same page: the cancel of one job. */
export const request: CancelRequest = {
  id: 42,
  key: "tpx-key",
  method: "DELETE",
  url: "/api/jobs/42/",
  header: ["authorization", "Token tpx-key"],
};

/** From the same page: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 204, state: "canceled", page: "the job stops executing" },
  repeated: { status: 409, state: "already-canceled", page: "409 if it has already been canceled" },
  // The page does not say what a job that has finished answers.
  afterCompletion: undefined,
};
