import type { StatusRow } from "@calloff/contract/vitest";

/** From https://fal.ai/docs/api-reference/inference-api/openapi/queue.json, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "IN_QUEUE", means: "read as queued", body: { status: "IN_QUEUE", request_id: "string" }, state: "queued", final: false },
  { value: "IN_PROGRESS", means: "read as running", body: { status: "IN_PROGRESS", request_id: "string" }, state: "running", final: false },
  { value: "COMPLETED", means: "read as ended", body: { status: "COMPLETED", request_id: "string" }, state: "ended", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { status: "a-stranger", request_id: "string" };
