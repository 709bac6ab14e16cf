import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/**
 * From https://fal.ai/docs/inference-api/queue/cancel, by hand. The page gives the words of the body and not the
 * statuses that they come with, so a word must mean the same with each status.
 */
export const answers: readonly AnswerRow[] = [
  {
    documented: "default",
    status: 200,
    page: "OK: which moment it stands for is not said",
    body: { status: "OK" },
    state: "canceling",
    stopped: undefined,
  },
  {
    documented: "default",
    status: 202,
    page: "a running request gets a signal, and may go on",
    body: { status: "CANCELLATION_REQUESTED" },
    state: "canceling",
    stopped: undefined,
  },
  {
    documented: "default",
    status: 200,
    page: "it had ended before, with a status of success",
    body: { status: "ALREADY_COMPLETED" },
    state: "already-finished",
    stopped: true,
  },
  {
    documented: "default",
    status: 400,
    page: "it had ended before, with a status of failure",
    body: { status: "ALREADY_COMPLETED" },
    state: "already-finished",
    stopped: true,
  },
  {
    documented: "default",
    status: 404,
    page: "no such request",
    body: { status: "NOT_FOUND" },
    state: "not-found",
    stopped: undefined,
  },
  {
    documented: "default",
    status: 202,
    page: "none of the four words",
    body: "",
    state: "canceling",
    stopped: undefined,
    http: true,
  },
  {
    documented: "default",
    status: 400,
    page: "none of the four words",
    body: "",
    error: "invalid-request",
    http: true,
  },
  {
    documented: "default",
    status: 401,
    page: "none of the four words",
    body: "",
    error: "unauthorized",
    http: true,
  },
  {
    documented: "default",
    status: 500,
    page: "none of the four words",
    body: "",
    error: "server-error",
    http: true,
  },
];

/** From the same page: the cancel of one request. */
export const request: CancelRequest = {
  id: { owner: "fal-ai", app: "flux", request_id: "80f1c2a4-9d3b-4c5a-8e7f-0a1b2c3d4e5f" },
  key: "fal-key",
  method: "PUT",
  url: "/fal-ai/flux/requests/80f1c2a4-9d3b-4c5a-8e7f-0a1b2c3d4e5f/cancel",
  header: ["authorization", "Key fal-key"],
};

/** From the same page. With which status each word comes is not said there. */
export const moments: Moments = {
  initial: {
    status: 202,
    body: { status: "CANCELLATION_REQUESTED" },
    state: "canceling",
    page: "a running request gets a signal, and may go on",
  },
  repeated: undefined,
  afterCompletion: {
    status: 400,
    body: { status: "ALREADY_COMPLETED" },
    state: "already-finished",
    page: "it had ended before",
  },
};
