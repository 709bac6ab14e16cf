import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://raw.githubusercontent.com/cohere-ai/cohere-developer-experience/main/cohere-openapi.yaml, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"batch" | "embedJob", Kind>> = {
  batch: { statuses: [
  { value: "BATCH_STATUS_QUEUED", means: "read as queued", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_QUEUED" } }, state: "queued", final: false },
  { value: "BATCH_STATUS_IN_PROGRESS", means: "read as running", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_IN_PROGRESS" } }, state: "running", final: false },
  { value: "BATCH_STATUS_CANCELING", means: "read as canceling", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_CANCELING" } }, state: "canceling", final: false },
  { value: "BATCH_STATUS_CANCELED", means: "read as canceled", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_CANCELED" } }, state: "canceled", final: true },
  { value: "BATCH_STATUS_COMPLETED", means: "read as succeeded", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_COMPLETED" } }, state: "succeeded", final: true },
  { value: "BATCH_STATUS_FAILED", means: "read as failed", body: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "BATCH_STATUS_FAILED" } }, state: "failed", final: true },
], unknownName: { batch: { name: "string", input_dataset_id: "string", model: "string", status: "a-stranger" } } },
  embedJob: { statuses: [
  { value: "processing", means: "read as running", body: { job_id: "string", status: "processing", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" }, state: "running", final: false },
  { value: "cancelling", means: "read as canceling", body: { job_id: "string", status: "cancelling", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" }, state: "canceling", final: false },
  { value: "cancelled", means: "read as canceled", body: { job_id: "string", status: "cancelled", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" }, state: "canceled", final: true },
  { value: "complete", means: "read as succeeded", body: { job_id: "string", status: "complete", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { job_id: "string", status: "failed", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" }, state: "failed", final: true },
], unknownName: { job_id: "string", status: "a-stranger", created_at: "2019-08-24T14:15:22Z", input_dataset_id: "string", model: "string", truncate: "START" } },
};
