import type { StatusRow } from "@calloff/contract/vitest";

/** From https://huggingface.co/.well-known/openapi.json, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "SCHEDULING", means: "read as queued", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "SCHEDULING", message: "string" } }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "RUNNING", message: "string" } }, state: "running", final: false },
  { value: "CANCELED", means: "read as canceled", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "CANCELED", message: "string" } }, state: "canceled", final: true },
  { value: "COMPLETED", means: "read as succeeded", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "COMPLETED", message: "string" } }, state: "succeeded", final: true },
  { value: "ERROR", means: "read as failed", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "ERROR", message: "string" } }, state: "failed", final: true },
  { value: "DELETED", means: "read as ended", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "DELETED", message: "string" } }, state: "ended", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { id: "string", createdAt: "2019-08-24T14:15:22Z", type: "job", status: { stage: "a-stranger", message: "string" } };
