import type { StatusRow } from "@calloff/contract/vitest";

/** From https://github.com/runpod/docs/blob/a900806e253c/serverless/endpoints/operation-reference.mdx, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "IN_QUEUE", means: "read as queued", body: { id: "string", status: "IN_QUEUE" }, state: "queued", final: false },
  { value: "IN_PROGRESS", means: "read as running", body: { id: "string", status: "IN_PROGRESS" }, state: "running", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", status: "RUNNING" }, state: "running", final: false },
  { value: "COMPLETED", means: "read as succeeded", body: { id: "string", status: "COMPLETED" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "string", status: "FAILED" }, state: "failed", final: true },
  { value: "CANCELLED", means: "read as canceled", body: { id: "string", status: "CANCELLED" }, state: "canceled", final: true },
  { value: "TIMED_OUT", means: "read as failed", body: { id: "string", status: "TIMED_OUT" }, state: "failed", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { id: "string", status: "a-stranger" };
