import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** From https://docs.browserbase.com/reference/api/openapi.v1.yaml, and what was answered when the provider was added, by kind of job. */
export const kinds: Readonly<Record<"agentRun" | "session", Kind>> = {
  agentRun: { statuses: [
  { value: "PENDING", means: "read as queued", body: { runId: "string", task: "string", status: "PENDING", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { runId: "string", task: "string", status: "RUNNING", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "running", final: false },
  { value: "STOPPED", means: "read as canceled", body: { runId: "string", task: "string", status: "STOPPED", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "canceled", final: true },
  { value: "COMPLETED", means: "read as succeeded", body: { runId: "string", task: "string", status: "COMPLETED", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { runId: "string", task: "string", status: "FAILED", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "failed", final: true },
  { value: "TIMED_OUT", means: "read as failed", body: { runId: "string", task: "string", status: "TIMED_OUT", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" }, state: "failed", final: true },
], unknownName: { runId: "string", task: "string", status: "a-stranger", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z" } },
  session: { statuses: [
  { value: "PENDING", means: "read as queued", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "PENDING", keepAlive: true }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "RUNNING", keepAlive: true }, state: "running", final: false },
  { value: "COMPLETED", means: "read as ended", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "COMPLETED", keepAlive: true }, state: "ended", final: true },
  { value: "ERROR", means: "read as failed", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "ERROR", keepAlive: true }, state: "failed", final: true },
  { value: "TIMED_OUT", means: "read as failed", body: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "TIMED_OUT", keepAlive: true }, state: "failed", final: true },
], unknownName: { id: "string", createdAt: "2019-08-24T14:15:22Z", updatedAt: "2019-08-24T14:15:22Z", projectId: "string", startedAt: "2019-08-24T14:15:22Z", expiresAt: "2019-08-24T14:15:22Z", status: "a-stranger", keepAlive: true } },
};
