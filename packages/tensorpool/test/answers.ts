import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const accepted = { job_id: "j-7f3a", message: "Cancellation started" };

/** From TensorPool's page "Cancel a job" (docs.tensorpool.dev), by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "already canceled, no body", state: "already-canceled", stopped: true },
  {
    status: 202,
    page: "initiated, status canceling",
    body: { ...accepted, status: "canceling" },
    state: "canceling",
    stopped: undefined,
  },
  {
    status: 202,
    page: "initiated, status canceled",
    body: { ...accepted, status: "canceled" },
    state: "canceled",
    stopped: true,
  },
  {
    status: 202,
    page: "initiated, and nothing says that it is done",
    body: "",
    state: "canceling",
    stopped: undefined,
  },
  { status: 400, page: "bad id or not cancelable", state: "not-cancelable", stopped: undefined },
  { status: 403, page: "access denied", error: "forbidden" },
  { status: 404, page: "job not found", state: "not-found", stopped: undefined },
  { status: 422, page: "validation error", error: "invalid-request" },
  { status: 500, page: "internal server error", error: "server-error" },
];

/** From the same page: the cancel of one job. */
export const request: CancelRequest = {
  id: "j-7f3a",
  key: "tpl-key",
  method: "POST",
  url: "/job/cancel/j-7f3a",
  header: ["authorization", "Bearer tpl-key"],
};

/** From the same page: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 202, body: { ...accepted, status: "canceling" }, state: "canceling", page: "initiated" },
  repeated: { status: 200, state: "already-canceled", page: "already canceled (idempotent), no body" },
  afterCompletion: {
    status: 400,
    state: "not-cancelable",
    page: "not cancelable, or a bad id: it does not say which",
  },
};
