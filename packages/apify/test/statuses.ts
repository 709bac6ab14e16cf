import type { StatusRow } from "@calloff/contract/vitest";

/** From https://github.com/apify/apify-docs/tree/4416da612891/apify-api/openapi, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "READY", means: "read as queued", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "READY" } }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "RUNNING" } }, state: "running", final: false },
  { value: "TIMING-OUT", means: "read as running", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "TIMING-OUT" } }, state: "running", final: false },
  { value: "ABORTING", means: "read as canceling", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "ABORTING" } }, state: "canceling", final: false },
  { value: "ABORTED", means: "read as canceled", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "ABORTED" } }, state: "canceled", final: true },
  { value: "SUCCEEDED", means: "read as succeeded", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "SUCCEEDED" } }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "FAILED" } }, state: "failed", final: true },
  { value: "TIMED-OUT", means: "read as failed", body: { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "TIMED-OUT" } }, state: "failed", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { data: { id: "string", actId: "string", userId: "string", startedAt: "2019-08-24T14:15:22Z", status: "a-stranger" } };
