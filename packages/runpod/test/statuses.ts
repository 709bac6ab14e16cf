import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string) => ({ id: "724907fe-7bcc-4e42-998d-52cb93e1421f-u1", status });

/** From RunPod's page on the states of a job, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "IN_QUEUE", means: "waits for a worker", body: job("IN_QUEUE"), state: "queued", final: false },
  { value: "IN_PROGRESS", means: "at work", body: job("IN_PROGRESS"), state: "running", final: false },
  { value: "RUNNING", means: "at work", body: job("RUNNING"), state: "running", final: false },
  { value: "COMPLETED", means: "done", body: job("COMPLETED"), state: "succeeded", final: true },
  { value: "FAILED", means: "not done", body: job("FAILED"), state: "failed", final: true },
  { value: "CANCELLED", means: "called off", body: job("CANCELLED"), state: "canceled", final: true },
  { value: "TIMED_OUT", means: "out of time", body: job("TIMED_OUT"), state: "failed", final: true },
];

/** A word of batches, which are another kind of job. */
export const unknownName: object = job("FINALIZED");
