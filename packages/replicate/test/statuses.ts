import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://api.replicate.com/openapi.json, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"prediction" | "training", Kind>> = {
  prediction: { statuses: [
  { value: "starting", means: "read as queued", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "starting", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "queued", final: false },
  { value: "processing", means: "read as running", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "processing", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "running", final: false },
  { value: "canceled", means: "read as canceled", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "canceled", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "canceled", final: true },
  { value: "aborted", means: "read as canceled", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "aborted", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "canceled", final: true },
  { value: "succeeded", means: "read as succeeded", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "succeeded", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "failed", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } }, state: "failed", final: true },
], unknownName: { created_at: "2019-08-24T14:15:22Z", data_removed: true, error: "string", id: "string", status: "a-stranger", urls: { cancel: "http://example.com", get: "http://example.com", web: "http://example.com" } } },
  training: { statuses: [
  { value: "starting", means: "read as queued", body: { status: "starting" }, state: "queued", final: false },
  { value: "processing", means: "read as running", body: { status: "processing" }, state: "running", final: false },
  { value: "canceled", means: "read as canceled", body: { status: "canceled" }, state: "canceled", final: true },
  { value: "aborted", means: "read as canceled", body: { status: "aborted" }, state: "canceled", final: true },
  { value: "succeeded", means: "read as succeeded", body: { status: "succeeded" }, state: "succeeded", final: true },
  { value: "failed", means: "read as failed", body: { status: "failed" }, state: "failed", final: true },
], unknownName: { status: "a-stranger" } },
};
