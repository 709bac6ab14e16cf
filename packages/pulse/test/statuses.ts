import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string) => ({
  job_id: "abc123-def456-ghi789",
  status,
  created_at: "2026-11-22T05:00:00Z",
});

/** From https://docs.runpulse.com, poll a job, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "pending", means: "not begun", body: job("pending"), state: "queued", final: false },
  { value: "processing", means: "at work", body: job("processing"), state: "running", final: false },
  { value: "completed", means: "done", body: job("completed"), state: "succeeded", final: true },
  { value: "failed", means: "not done", body: job("failed"), state: "failed", final: true },
  { value: "canceled", means: "called off", body: job("canceled"), state: "canceled", final: true },
];

/** Of the newest pages only, which do not say how such a job ended. */
export const unknownName: object = job("expired");
