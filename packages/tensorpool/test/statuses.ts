import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string) => ({ message: "found", job_info: { id: "j-1234", status, exit_code: null } });

/** From https://docs.tensorpool.dev, job information, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "pending", means: "not begun", body: job("pending"), state: "queued", final: false },
  { value: "running", means: "at work", body: job("running"), state: "running", final: false },
  { value: "canceling", means: "on its way", body: job("canceling"), state: "canceling", final: false },
  { value: "canceled", means: "final", body: job("canceled"), state: "canceled", final: true },
  { value: "completed", means: "final", body: job("completed"), state: "succeeded", final: true },
  { value: "error", means: "final, a failure", body: job("error"), state: "failed", final: true },
  { value: "failed", means: "final, a failure", body: job("failed"), state: "failed", final: true },
];

export const unknownName: object = job("paused");
