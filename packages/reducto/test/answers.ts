import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From Reducto's document, by hand: it says nothing of what an answer means for the job. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "accepted, a body without a type", body: {}, state: "canceling", stopped: undefined },
  { status: 422, page: "validation error", error: "invalid-request" },
];

/** From the same document: the cancel of one job. */
export const request: CancelRequest = {
  id: "7600c8c5-a52f-49d2-8a7d-d75d1b51e141",
  key: "reducto-key",
  method: "POST",
  url: "/cancel/7600c8c5-a52f-49d2-8a7d-d75d1b51e141",
  header: ["authorization", "Bearer reducto-key"],
};

/** From the same document: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, body: {}, state: "canceling", page: "accepted, and no more is said" },
  repeated: undefined,
  afterCompletion: undefined,
};
