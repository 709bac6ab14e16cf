import type { StatusRow } from "@calloff/contract/vitest";

/** From https://docs.twelvelabs.io/openapi.json, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "pending", means: "read as queued", body: { batch_id: "string", status: "pending", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "queued", final: false },
  { value: "processing", means: "read as running", body: { batch_id: "string", status: "processing", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "running", final: false },
  { value: "canceling", means: "read as canceling", body: { batch_id: "string", status: "canceling", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "canceling", final: false },
  { value: "canceled", means: "read as canceled", body: { batch_id: "string", status: "canceled", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded with /failed_items 0", body: { batch_id: "string", status: "completed", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "succeeded", final: true },
  { value: "completed", means: "read as ended with /failed_items 1", body: { batch_id: "string", status: "completed", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 1, canceled_items: 0 }, state: "ended", final: true },
  { value: "expired", means: "read as failed", body: { batch_id: "string", status: "expired", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 }, state: "failed", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { batch_id: "string", status: "a-stranger", total_items: 0, created_at: "2019-08-24T14:15:22Z", expires_at: "2019-08-24T14:15:22Z", queued_items: 0, processing_items: 0, ready_items: 0, failed_items: 0, canceled_items: 0 };
