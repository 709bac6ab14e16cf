import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From https://developer.topazlabs.com/reference/api-endpoints/image/cancel.md, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 204, page: "successfully cancelled", state: "canceled", stopped: true },
  { status: 400, page: "malformed data", error: "invalid-request" },
  { status: 401, page: "authentication required", error: "unauthorized" },
  { status: 403, page: "no permission", error: "forbidden" },
  { status: 404, page: "does not exist", state: "not-found", stopped: undefined },
  { status: 409, page: "conflicts with the current state", state: "not-cancelable", stopped: undefined },
  { status: 429, page: "too many requests", error: "rate-limited" },
  { status: 500, page: "unexpected error", error: "server-error" },
];

/** From the same page: the cancel of one job. */
export const request: CancelRequest = {
  id: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
  key: "topaz-key",
  method: "DELETE",
  url: "/image/v1/cancel/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
  header: ["x-api-key", "topaz-key"],
};

/** From the same page: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 204, state: "canceled", page: "successfully cancelled" },
  repeated: {
    status: 409,
    state: "not-cancelable",
    page: "conflicts with the current state, whichever it is",
  },
  afterCompletion: {
    status: 409,
    state: "not-cancelable",
    page: "conflicts with the current state, whichever it is",
  },
};
