import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const run = (status: string) => ({
  data: {
    id: "HG7ML7M8z78YcAPEB",
    actId: "janedoe~my-actor",
    userId: "BPWZBd7Z9c746JAng",
    startedAt: "2026-11-29T05:00:00.000Z",
    status,
  },
});

/** From Apify's document, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "not begun yet", body: run("READY"), state: "canceling", stopped: undefined },
  { status: 200, page: "still running", body: run("RUNNING"), state: "canceling", stopped: undefined },
  {
    status: 200,
    page: "running into its time limit",
    body: run("TIMING-OUT"),
    state: "canceling",
    stopped: undefined,
  },
  { status: 200, page: "being aborted", body: run("ABORTING"), state: "canceling", stopped: undefined },
  { status: 200, page: "aborted", body: run("ABORTED"), state: "canceled", stopped: true },
  {
    status: 200,
    page: "finished, no effect",
    body: run("SUCCEEDED"),
    state: "already-finished",
    stopped: true,
  },
  { status: 200, page: "failed, no effect", body: run("FAILED"), state: "already-finished", stopped: true },
  {
    status: 200,
    page: "timed out, no effect",
    body: run("TIMED-OUT"),
    state: "already-finished",
    stopped: true,
  },
  {
    status: 200,
    page: "a body that says nothing of the run",
    body: "",
    state: "canceling",
    stopped: undefined,
  },
  { status: 400, page: "bad request", error: "invalid-request" },
  { status: 401, page: "unauthorized", error: "unauthorized" },
  { status: 403, page: "forbidden", error: "forbidden" },
  { status: 404, page: "not found", state: "not-found", stopped: undefined },
  { status: 405, page: "method not allowed", error: "unexpected-response" },
  { status: 429, page: "too many requests", error: "rate-limited" },
];

/** From the same document: the abort of one run. */
export const request: CancelRequest = {
  id: "HG7ML7M8z78YcAPEB",
  key: "apify-token",
  method: "POST",
  url: "/v2/actor-runs/HG7ML7M8z78YcAPEB/abort",
  header: ["authorization", "Bearer apify-token"],
};

/** From the same document: what an abort means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, body: run("ABORTING"), state: "canceling", page: "ABORTING, then ABORTED" },
  repeated: {
    status: 200,
    body: run("ABORTING"),
    state: "canceling",
    page: "no effect on a run that is ABORTING",
  },
  afterCompletion: {
    status: 200,
    body: run("FAILED"),
    state: "already-finished",
    page: "no effect on a run that has ended",
  },
};
