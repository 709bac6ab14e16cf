import type { StatusRow } from "@calloff/contract/vitest";

/** From https://github.com/tryAGI/Reducto/blob/d95072bc78c8/src/libs/Reducto/openapi.yaml, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "Pending", means: "read as running", body: { status: "Pending" }, state: "running", final: false },
  { value: "Completed", means: "read as succeeded", body: { status: "Completed" }, state: "succeeded", final: true },
  { value: "Failed", means: "read as failed", body: { status: "Failed" }, state: "failed", final: true },
  { value: "Idle", means: "read as unknown", body: { status: "Idle" }, state: "unknown", final: false },
];

/** With a value that is not among them. */
export const unknownName: object = { status: "a-stranger" };
