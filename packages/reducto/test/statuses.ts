import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string) => ({ status, progress: 0.5 });

/** From Reducto's document, the status of one job, by hand: it does not say what Idle is. */
export const statuses: readonly StatusRow[] = [
  {
    value: "Pending",
    means: "not done yet; there is no other word for one at work",
    body: job("Pending"),
    state: "running",
    final: false,
  },
  { value: "Completed", means: "done", body: job("Completed"), state: "succeeded", final: true },
  { value: "Failed", means: "not done", body: job("Failed"), state: "failed", final: true },
  { value: "Idle", means: "not said", body: job("Idle"), state: "unknown", final: false },
];

/** A word of the list of jobs, which the status of one job does not have. */
export const unknownName: object = job("Cancelled");
