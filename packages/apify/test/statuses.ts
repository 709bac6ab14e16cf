import type { StatusRow } from "@calloff/contract/vitest";

const run = (status: string) => ({
  data: {
    id: "HG7ML7M8z78YcAPEB",
    actId: "janedoe~my-actor",
    userId: "BPWZBd7Z9c746JAng",
    startedAt: "2026-11-29T05:00:00.000Z",
    status,
  },
});

/** From Apify's document, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "READY", means: "not begun", body: run("READY"), state: "queued", final: false },
  { value: "RUNNING", means: "at work", body: run("RUNNING"), state: "running", final: false },
  {
    value: "TIMING-OUT",
    means: "running into its time limit",
    body: run("TIMING-OUT"),
    state: "running",
    final: false,
  },
  { value: "ABORTING", means: "being aborted", body: run("ABORTING"), state: "canceling", final: false },
  { value: "ABORTED", means: "aborted", body: run("ABORTED"), state: "canceled", final: true },
  { value: "SUCCEEDED", means: "done", body: run("SUCCEEDED"), state: "succeeded", final: true },
  { value: "FAILED", means: "not done", body: run("FAILED"), state: "failed", final: true },
  { value: "TIMED-OUT", means: "out of time", body: run("TIMED-OUT"), state: "failed", final: true },
];

/** Written so where the document lists the runs that an abort leaves alone, and among the statuses nowhere. */
export const unknownName: object = run("FINISHED");
