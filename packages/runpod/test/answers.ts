import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const job = (status: string) => ({ id: "724907fe-7bcc-4e42-998d-52cb93e1421f-u1", status });

/** From RunPod's pages on the operations and states of a job, by hand. */
export const answers: readonly AnswerRow[] = [
  {
    status: 200,
    page: "stopped, or out of the queue",
    body: job("CANCELLED"),
    state: "canceled",
    stopped: true,
  },
  { status: 200, page: "still in the queue", body: job("IN_QUEUE"), state: "canceling", stopped: undefined },
  { status: 200, page: "still at work", body: job("IN_PROGRESS"), state: "canceling", stopped: undefined },
  { status: 200, page: "still running", body: job("RUNNING"), state: "canceling", stopped: undefined },
  { status: 200, page: "completed", body: job("COMPLETED"), state: "already-finished", stopped: true },
  { status: 200, page: "failed", body: job("FAILED"), state: "already-finished", stopped: true },
  { status: 200, page: "timed out", body: job("TIMED_OUT"), state: "already-finished", stopped: true },
  {
    status: 200,
    page: "a body that says nothing of the job",
    body: "",
    state: "canceling",
    stopped: undefined,
  },
];

/** From the same pages: the cancel of one job. */
export const request: CancelRequest = {
  id: { endpointId: "4v5xf1k7m2a9qz", jobId: "724907fe-7bcc-4e42-998d-52cb93e1421f-u1" },
  key: "rpa_key",
  method: "POST",
  url: "/v2/4v5xf1k7m2a9qz/cancel/724907fe-7bcc-4e42-998d-52cb93e1421f-u1",
  header: ["authorization", "Bearer rpa_key"],
};

/** From the same pages: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: {
    status: 200,
    body: job("CANCELLED"),
    state: "canceled",
    page: "answered at once with CANCELLED",
  },
  repeated: undefined,
  afterCompletion: undefined,
};
