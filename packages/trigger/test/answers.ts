import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const run = { id: "run_1234" };

/** From Trigger.dev's document, by hand. */
export const answers: readonly AnswerRow[] = [
  {
    status: 200,
    page: "the id alone; a completed run gets it too, without effect",
    body: run,
    state: "canceling",
    stopped: undefined,
  },
  {
    status: 400,
    page: "no valid run id",
    body: { error: "Invalid or missing run ID" },
    error: "invalid-request",
  },
  {
    status: 400,
    page: "a run could not be made",
    body: { error: "Failed to create new run" },
    error: "invalid-request",
  },
  { status: 400, page: "none of the two texts", body: "", error: "invalid-request" },
  { status: 401, page: "no valid key", body: { error: "Invalid or Missing API key" }, error: "unauthorized" },
  {
    status: 404,
    page: "no such run",
    body: { error: "Run not found" },
    state: "not-found",
    stopped: undefined,
  },
];

/** From the same document: the cancel of one run. */
export const request: CancelRequest = {
  id: "run_1234",
  key: "tr_dev_1234",
  method: "POST",
  url: "/api/v2/runs/run_1234/cancel",
  header: ["authorization", "Bearer tr_dev_1234"],
};

/** From the same document: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, body: run, state: "canceling", page: "the id alone" },
  repeated: undefined,
  afterCompletion: {
    status: 200,
    body: run,
    state: "canceling",
    page: "no effect on a completed run, still 200",
  },
};
