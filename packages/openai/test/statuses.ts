import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://raw.githubusercontent.com/openai/openai-openapi/HEAD/openapi.json, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"batch" | "response" | "fineTuningJob" | "vectorStoreFileBatch" | "evalRun", Kind>> = {
  batch: { statuses: [
  { value: "validating", means: "read as queued", body: { id: "string", object: "batch", status: "validating", created_at: 0 }, state: "queued", final: false },
  { value: "in_progress", means: "read as running", body: { id: "string", object: "batch", status: "in_progress", created_at: 0 }, state: "running", final: false },
  { value: "finalizing", means: "read as running", body: { id: "string", object: "batch", status: "finalizing", created_at: 0 }, state: "running", final: false },
  { value: "cancelling", means: "read as canceling", body: { id: "string", object: "batch", status: "cancelling", created_at: 0 }, state: "canceling", final: false },
  { value: "cancelled", means: "read as canceled", body: { id: "string", object: "batch", status: "cancelled", created_at: 0 }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded", body: { id: "string", object: "batch", status: "completed", created_at: 0 }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { id: "string", object: "batch", status: "failed", created_at: 0 }, state: "failed", final: true },
  { value: "expired", means: "read as failed", body: { id: "string", object: "batch", status: "expired", created_at: 0 }, state: "failed", final: true },
], unknownName: { id: "string", object: "batch", status: "a-stranger", created_at: 0 } },
  response: { statuses: [
  { value: "queued", means: "read as queued", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "queued" }, state: "queued", final: false },
  { value: "in_progress", means: "read as running", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "in_progress" }, state: "running", final: false },
  { value: "cancelled", means: "read as canceled", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "cancelled" }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "completed" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "failed" }, state: "failed", final: true },
  { value: "incomplete", means: "read as failed", body: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "incomplete" }, state: "failed", final: true },
], unknownName: { id: "string", object: "response", created_at: 0, error: { code: "server_error", message: "string" }, incomplete_details: {}, status: "a-stranger" } },
  fineTuningJob: { statuses: [
  { value: "validating_files", means: "read as queued", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "validating_files" }, state: "queued", final: false },
  { value: "queued", means: "read as queued", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "queued" }, state: "queued", final: false },
  { value: "running", means: "read as running", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "running" }, state: "running", final: false },
  { value: "cancelled", means: "read as canceled", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "cancelled" }, state: "canceled", final: true },
  { value: "succeeded", means: "read as succeeded", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "succeeded" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "failed" }, state: "failed", final: true },
], unknownName: { id: "string", created_at: 0, error: { code: "string", message: "string", param: "string" }, fine_tuned_model: "string", finished_at: 0, object: "fine_tuning.job", status: "a-stranger" } },
  vectorStoreFileBatch: { statuses: [
  { value: "in_progress", means: "read as running", body: { id: "string", object: "vector_store.files_batch", created_at: 0, vector_store_id: "string", status: "in_progress", file_counts: { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 } }, state: "running", final: false },
  { value: "cancelled", means: "read as canceled", body: { id: "string", object: "vector_store.files_batch", created_at: 0, vector_store_id: "string", status: "cancelled", file_counts: { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 } }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded", body: { id: "string", object: "vector_store.files_batch", created_at: 0, vector_store_id: "string", status: "completed", file_counts: { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 } }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { id: "string", object: "vector_store.files_batch", created_at: 0, vector_store_id: "string", status: "failed", file_counts: { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 } }, state: "failed", final: true },
], unknownName: { id: "string", object: "vector_store.files_batch", created_at: 0, vector_store_id: "string", status: "a-stranger", file_counts: { in_progress: 0, completed: 0, failed: 0, cancelled: 0, total: 0 } } },
  evalRun: { statuses: [
  { value: "queued", means: "read as queued", body: { object: "eval.run", id: "string", eval_id: "string", status: "queued", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } }, state: "queued", final: false },
  { value: "in_progress", means: "read as running", body: { object: "eval.run", id: "string", eval_id: "string", status: "in_progress", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } }, state: "running", final: false },
  { value: "canceled", means: "read as canceled", body: { object: "eval.run", id: "string", eval_id: "string", status: "canceled", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded", body: { object: "eval.run", id: "string", eval_id: "string", status: "completed", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { object: "eval.run", id: "string", eval_id: "string", status: "failed", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } }, state: "failed", final: true },
], unknownName: { object: "eval.run", id: "string", eval_id: "string", status: "a-stranger", name: "string", created_at: 0, report_url: "http://example.com", result_counts: { total: 0, errored: 0, failed: 0, passed: 0 }, error: { code: "string", message: "string" } } },
};
