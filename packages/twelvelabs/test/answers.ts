import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const batch = (status: string) => ({
  batch_id: "6743c8a8b4f5d21e9a0b1c2d",
  status,
  total_items: 3,
  created_at: "2026-11-29T05:00:00Z",
  expires_at: "2026-11-30T05:00:00Z",
  queued_items: 1,
  processing_items: 1,
  ready_items: 1,
  failed_items: 0,
  canceled_items: 0,
});

const error = (code: string) => ({ error: { code, message: "The batch cannot be canceled" } });

/** From TwelveLabs' document, by hand. */
export const answers: readonly AnswerRow[] = [
  {
    status: 202,
    page: "asked, not begun yet",
    body: batch("pending"),
    state: "canceling",
    stopped: undefined,
  },
  {
    status: 202,
    page: "asked, still at work",
    body: batch("processing"),
    state: "canceling",
    stopped: undefined,
  },
  {
    status: 202,
    page: "running items finish",
    body: batch("canceling"),
    state: "canceling",
    stopped: undefined,
  },
  { status: 202, page: "canceled", body: batch("canceled"), state: "canceled", stopped: true },
  { status: 202, page: "completed", body: batch("completed"), state: "already-finished", stopped: true },
  { status: 202, page: "expired", body: batch("expired"), state: "already-finished", stopped: true },
  {
    status: 202,
    page: "a body that says nothing of the batch",
    body: "",
    state: "canceling",
    stopped: undefined,
  },
  { status: 404, page: "no such batch", state: "not-found", stopped: undefined },
  {
    status: 409,
    page: "has completed",
    body: error("batch_completed"),
    state: "already-finished",
    stopped: true,
  },
  {
    status: 409,
    page: "has been canceled",
    body: error("batch_canceled"),
    state: "already-canceled",
    stopped: true,
  },
  {
    status: 409,
    page: "has expired",
    body: error("batch_expired"),
    state: "already-finished",
    stopped: true,
  },
  { status: 409, page: "none of the three codes", body: "", state: "not-cancelable", stopped: undefined },
];

/** From the same document: the cancel of one batch. */
export const request: CancelRequest = {
  id: "6743c8a8b4f5d21e9a0b1c2d",
  key: "tlk_key",
  method: "POST",
  url: "/v1.3/analyze/batches/6743c8a8b4f5d21e9a0b1c2d/cancel",
  header: ["x-api-key", "tlk_key"],
};

/** From the same document: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 202, body: batch("canceling"), state: "canceling", page: "running items finish first" },
  repeated: { status: 409, body: error("batch_canceled"), state: "already-canceled", page: "batch_canceled" },
  afterCompletion: {
    status: 409,
    body: error("batch_completed"),
    state: "already-finished",
    page: "batch_completed",
  },
};
