import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://api.cloud.llamaindex.ai/api/openapi.json, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"parse" | "extract" | "classify" | "batch", Kind>> = {
  parse: { statuses: [
  { value: "PENDING", means: "read as queued", body: { job: { id: "string", project_id: "string", status: "PENDING" } }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { job: { id: "string", project_id: "string", status: "RUNNING" } }, state: "running", final: false },
  { value: "COMPLETED", means: "read as succeeded", body: { job: { id: "string", project_id: "string", status: "COMPLETED" } }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { job: { id: "string", project_id: "string", status: "FAILED" } }, state: "failed", final: true },
  { value: "CANCELLED", means: "read as canceled", body: { job: { id: "string", project_id: "string", status: "CANCELLED" } }, state: "canceled", final: true },
], unknownName: { job: { id: "string", project_id: "string", status: "a-stranger" } } },
  extract: { statuses: [
  { value: "PENDING", means: "read as queued", body: { id: "string", project_id: "string", status: "PENDING", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", project_id: "string", status: "RUNNING", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" }, state: "running", final: false },
  { value: "COMPLETED", means: "read as succeeded", body: { id: "string", project_id: "string", status: "COMPLETED", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "string", project_id: "string", status: "FAILED", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" }, state: "failed", final: true },
  { value: "CANCELLED", means: "read as canceled", body: { id: "string", project_id: "string", status: "CANCELLED", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" }, state: "canceled", final: true },
], unknownName: { id: "string", project_id: "string", status: "a-stranger", created_at: "2019-08-24T14:15:22Z", updated_at: "2019-08-24T14:15:22Z" } },
  classify: { statuses: [
  { value: "PENDING", means: "read as queued", body: { id: "string", project_id: "string", status: "PENDING" }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", project_id: "string", status: "RUNNING" }, state: "running", final: false },
  { value: "COMPLETED", means: "read as succeeded", body: { id: "string", project_id: "string", status: "COMPLETED" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "string", project_id: "string", status: "FAILED" }, state: "failed", final: true },
  { value: "CANCELLED", means: "read as canceled", body: { id: "string", project_id: "string", status: "CANCELLED" }, state: "canceled", final: true },
], unknownName: { id: "string", project_id: "string", status: "a-stranger" } },
  batch: { statuses: [
  { value: "PENDING", means: "read as queued", body: { id: "string", project_id: "string", source_directory_id: "string", status: "PENDING" }, state: "queued", final: false },
  { value: "THROTTLED", means: "read as queued", body: { id: "string", project_id: "string", source_directory_id: "string", status: "THROTTLED" }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", project_id: "string", source_directory_id: "string", status: "RUNNING" }, state: "running", final: false },
  { value: "COMPLETED", means: "read as succeeded", body: { id: "string", project_id: "string", source_directory_id: "string", status: "COMPLETED" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "string", project_id: "string", source_directory_id: "string", status: "FAILED" }, state: "failed", final: true },
  { value: "CANCELLED", means: "read as canceled", body: { id: "string", project_id: "string", source_directory_id: "string", status: "CANCELLED" }, state: "canceled", final: true },
], unknownName: { id: "string", project_id: "string", source_directory_id: "string", status: "a-stranger" } },
};
