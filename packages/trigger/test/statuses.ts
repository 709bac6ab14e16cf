import type { StatusRow } from "@calloff/contract/vitest";

const run = (status: string) => ({
  id: "run_1234",
  status,
  taskIdentifier: "my-task",
  createdAt: "2026-11-29T05:00:00.000Z",
  updatedAt: "2026-11-29T05:01:00.000Z",
  attempts: [],
});

/** From Trigger.dev's document, the retrieval of a run, by hand. */
export const statuses: readonly StatusRow[] = [
  {
    value: "PENDING_VERSION",
    means: "waits for a version of the task",
    body: run("PENDING_VERSION"),
    state: "queued",
    final: false,
  },
  { value: "DELAYED", means: "begins later", body: run("DELAYED"), state: "queued", final: false },
  { value: "QUEUED", means: "not begun", body: run("QUEUED"), state: "queued", final: false },
  { value: "EXECUTING", means: "at work", body: run("EXECUTING"), state: "running", final: false },
  {
    value: "REATTEMPTING",
    means: "an attempt failed, another follows",
    body: run("REATTEMPTING"),
    state: "running",
    final: false,
  },
  { value: "FROZEN", means: "paused, and goes on", body: run("FROZEN"), state: "running", final: false },
  { value: "COMPLETED", means: "done", body: run("COMPLETED"), state: "succeeded", final: true },
  { value: "CANCELED", means: "called off", body: run("CANCELED"), state: "canceled", final: true },
  { value: "FAILED", means: "not done", body: run("FAILED"), state: "failed", final: true },
  { value: "CRASHED", means: "its worker crashed", body: run("CRASHED"), state: "failed", final: true },
  {
    value: "INTERRUPTED",
    means: "its worker was interrupted",
    body: run("INTERRUPTED"),
    state: "failed",
    final: true,
  },
  {
    value: "SYSTEM_FAILURE",
    means: "the vendor's own failure",
    body: run("SYSTEM_FAILURE"),
    state: "failed",
    final: true,
  },
];

/** A word of a run's attempts, which runs do not have. */
export const unknownName: object = run("PAUSED");
