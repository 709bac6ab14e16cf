import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://raw.githubusercontent.com/togethercomputer/openapi/HEAD/openapi.yaml, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"batch" | "fineTune" | "queueJob", Kind>> = {
  batch: { statuses: [
  { value: "VALIDATING", means: "read as queued", body: { status: "VALIDATING" }, state: "queued", final: false },
  { value: "IN_PROGRESS", means: "read as running", body: { status: "IN_PROGRESS" }, state: "running", final: false },
  { value: "CANCELLED", means: "read as canceled", body: { status: "CANCELLED" }, state: "canceled", final: true },
  { value: "COMPLETED", means: "read as succeeded", body: { status: "COMPLETED" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { status: "FAILED" }, state: "failed", final: true },
  { value: "EXPIRED", means: "read as failed", body: { status: "EXPIRED" }, state: "failed", final: true },
], unknownName: { status: "a-stranger" } },
  fineTune: { statuses: [
  { value: "pending", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "pending" }, state: "queued", final: false },
  { value: "queued", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "queued" }, state: "queued", final: false },
  { value: "running", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "running" }, state: "running", final: false },
  { value: "compressing", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "compressing" }, state: "running", final: false },
  { value: "uploading", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "uploading" }, state: "running", final: false },
  { value: "cancel_requested", means: "read as canceling", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "cancel_requested" }, state: "canceling", final: false },
  { value: "cancelled", means: "read as canceled", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "cancelled" }, state: "canceled", final: true },
  { value: "completed", means: "read as succeeded", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "completed" }, state: "succeeded", final: true },
  { value: "error", means: "read as failed", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "error" }, state: "failed", final: true },
], unknownName: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", status: "a-stranger" } },
  queueJob: { statuses: [
  { value: "pending", means: "read as queued", body: { model: "string", request_id: "string", status: "pending" }, state: "queued", final: false },
  { value: "running", means: "read as running", body: { model: "string", request_id: "string", status: "running" }, state: "running", final: false },
  { value: "canceled", means: "read as canceled", body: { model: "string", request_id: "string", status: "canceled" }, state: "canceled", final: true },
  { value: "done", means: "read as succeeded", body: { model: "string", request_id: "string", status: "done" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { model: "string", request_id: "string", status: "failed" }, state: "failed", final: true },
], unknownName: { model: "string", request_id: "string", status: "a-stranger" } },
};
