import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string, more: object = {}) => ({ job_id: "job-1234", status, ...more });
const failed = (error_code: string) => job("failed", { error: { message: "no result", error_code } });

/** From Pixelcut's API reference, try-on job status, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "pending", means: "not begun", body: job("pending"), state: "queued", final: false },
  { value: "running", means: "at work", body: job("running"), state: "running", final: false },
  {
    value: "completed",
    means: "done, with a result",
    body: job("completed", { result_url: "https://cdn.example/1.png" }),
    state: "succeeded",
    final: true,
  },
  { value: "failed", means: "without an error", body: job("failed"), state: "failed", final: true },
  { value: "failed", means: "for another reason", body: failed("no_person"), state: "failed", final: true },
  {
    value: "failed",
    means: "because canceled",
    body: failed("job_cancelled"),
    state: "canceled",
    final: true,
  },
];

export const unknownName: object = job("job_cancelled");
