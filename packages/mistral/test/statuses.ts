import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://raw.githubusercontent.com/mistralai/platform-docs-public/HEAD/openapi.yaml, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"batchJob" | "fineTuningJob", Kind>> = {
  batchJob: { statuses: [
  { value: "QUEUED", means: "read as queued", body: { id: "string", errors: [{ message: "string" }], status: "QUEUED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", errors: [{ message: "string" }], status: "RUNNING", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "running", final: false },
  { value: "CANCELLATION_REQUESTED", means: "read as canceling", body: { id: "string", errors: [{ message: "string" }], status: "CANCELLATION_REQUESTED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "canceling", final: false },
  { value: "CANCELLED", means: "read as canceled", body: { id: "string", errors: [{ message: "string" }], status: "CANCELLED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "canceled", final: true },
  { value: "SUCCESS", means: "read as succeeded", body: { id: "string", errors: [{ message: "string" }], status: "SUCCESS", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "string", errors: [{ message: "string" }], status: "FAILED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "failed", final: true },
  { value: "TIMEOUT_EXCEEDED", means: "read as failed", body: { id: "string", errors: [{ message: "string" }], status: "TIMEOUT_EXCEEDED", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 }, state: "failed", final: true },
], unknownName: { id: "string", errors: [{ message: "string" }], status: "a-stranger", created_at: 0, total_requests: 0, completed_requests: 0, succeeded_requests: 0, failed_requests: 0 } },
  fineTuningJob: { statuses: [
  { value: "QUEUED", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "QUEUED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "queued", final: false },
  { value: "VALIDATING", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "VALIDATING", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "queued", final: false },
  { value: "VALIDATED", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "VALIDATED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "queued", final: false },
  { value: "STARTED", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "STARTED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "running", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "RUNNING", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "running", final: false },
  { value: "CANCELLATION_REQUESTED", means: "read as canceling", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "CANCELLATION_REQUESTED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "canceling", final: false },
  { value: "CANCELLED", means: "read as canceled", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "CANCELLED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "canceled", final: true },
  { value: "SUCCESS", means: "read as succeeded", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "SUCCESS", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "FAILED", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "failed", final: true },
  { value: "FAILED_VALIDATION", means: "read as failed", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "FAILED_VALIDATION", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" }, state: "failed", final: true },
], unknownName: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", auto_start: true, model: "string", status: "a-stranger", created_at: 0, modified_at: 0, object: "job", fine_tuned_model: "string", job_type: "completion" } },
};
