import type { StatusRow } from "@calloff/contract/vitest";

const batch = (status: string, more: object = {}) => ({
  batch_id: "6743c8a8b4f5d21e9a0b1c2d",
  analysis_mode: "general",
  model_name: "pegasus1.2",
  status,
  total_items: 3,
  created_at: "2026-11-29T05:00:00Z",
  expires_at: "2026-11-30T05:00:00Z",
  queued_items: 0,
  processing_items: 0,
  ready_items: 3,
  failed_items: 0,
  canceled_items: 0,
  ...more,
});

/** From TwelveLabs' document, by hand: a batch is never failed, and its items are. */
export const statuses: readonly StatusRow[] = [
  { value: "pending", means: "not begun", body: batch("pending"), state: "queued", final: false },
  { value: "processing", means: "at work", body: batch("processing"), state: "running", final: false },
  {
    value: "canceling",
    means: "asked to stop; running items finish first",
    body: batch("canceling"),
    state: "canceling",
    final: false,
  },
  {
    value: "canceled",
    means: "called off; what had not begun is not billed",
    body: batch("canceled", { ready_items: 1, canceled_items: 2 }),
    state: "canceled",
    final: true,
  },
  {
    value: "completed",
    means: "done, and no item failed",
    body: batch("completed"),
    state: "succeeded",
    final: true,
  },
  {
    value: "completed",
    means: "over, and an item failed",
    body: batch("completed", { ready_items: 2, failed_items: 1 }),
    state: "ended",
    final: true,
  },
  {
    value: "completed",
    means: "over, and every item failed",
    body: batch("completed", { ready_items: 0, failed_items: 3 }),
    state: "ended",
    final: true,
  },
  { value: "expired", means: "out of time", body: batch("expired"), state: "failed", final: true },
];

/** Said of items, never of a batch. */
export const unknownName: object = batch("failed");
