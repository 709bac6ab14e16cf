import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From Pixelcut's page "Try On Job Cancel (Beta)" (pixelcut.ai/docs), by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "job cancelled successfully", state: "canceled", stopped: true },
  { status: 401, page: "token missing or invalid", error: "unauthorized" },
  { status: 404, page: "job not found", state: "not-found", stopped: undefined },
  { status: 409, page: "has already finished", state: "already-finished", stopped: true },
  { status: 429, page: "rate limit exceeded", error: "rate-limited" },
  { status: 500, page: "internal error, no body", error: "server-error" },
];

/** From the same page: the cancel of one job. */
export const request: CancelRequest = {
  id: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  key: "sk-pixelcut",
  method: "POST",
  url: "/v1/try-on/job/6ba7b810-9dad-11d1-80b4-00c04fd430c8/cancel",
  header: ["x-api-key", "sk-pixelcut"],
};

/** From the same page: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, state: "canceled", page: "job cancelled successfully" },
  // A canceled job is a failed one to this vendor, and its only 409 is job_finished.
  repeated: { status: 409, state: "already-finished", page: "completed or failed, cannot be canceled" },
  afterCompletion: {
    status: 409,
    state: "already-finished",
    page: "completed or failed, cannot be canceled",
  },
};
