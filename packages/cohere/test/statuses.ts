import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

const id = "3f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f";
const created_at = "2026-11-20T18:37:24Z";
const batch = (status: string) => ({
  batch: { id, name: "nightly", input_dataset_id: "dataset-1", model: "command-r", created_at, status },
});
const embedJob = (status: string) => ({
  ...{ job_id: id, input_dataset_id: "dataset-1", model: "embed-v4.0", truncate: "END" },
  ...{ created_at, status },
});

/** From Cohere's document, as kept in tryAGI/Cohere, by hand. */
export const kinds: Readonly<Record<"batch" | "embedJob", Kind>> = {
  batch: {
    statuses: [
      {
        value: "BATCH_STATUS_QUEUED",
        means: "not begun",
        body: batch("BATCH_STATUS_QUEUED"),
        state: "queued",
        final: false,
      },
      {
        value: "BATCH_STATUS_IN_PROGRESS",
        means: "at work",
        body: batch("BATCH_STATUS_IN_PROGRESS"),
        state: "running",
        final: false,
      },
      {
        value: "BATCH_STATUS_CANCELING",
        means: "being canceled",
        body: batch("BATCH_STATUS_CANCELING"),
        state: "canceling",
        final: false,
      },
      {
        value: "BATCH_STATUS_CANCELED",
        means: "canceled",
        body: batch("BATCH_STATUS_CANCELED"),
        state: "canceled",
        final: true,
      },
      {
        value: "BATCH_STATUS_COMPLETED",
        means: "done",
        body: batch("BATCH_STATUS_COMPLETED"),
        state: "succeeded",
        final: true,
      },
      {
        value: "BATCH_STATUS_FAILED",
        means: "failed",
        body: batch("BATCH_STATUS_FAILED"),
        state: "failed",
        final: true,
      },
      {
        value: "BATCH_STATUS_UNSPECIFIED",
        means: "not said",
        body: batch("BATCH_STATUS_UNSPECIFIED"),
        state: "unknown",
        final: false,
      },
    ],
    unknownName: batch("BATCH_STATUS_PAUSED"),
  },
  embedJob: {
    statuses: [
      {
        value: "processing",
        means: "at work",
        body: embedJob("processing"),
        state: "running",
        final: false,
      },
      {
        value: "cancelling",
        means: "being canceled",
        body: embedJob("cancelling"),
        state: "canceling",
        final: false,
      },
      { value: "cancelled", means: "canceled", body: embedJob("cancelled"), state: "canceled", final: true },
      { value: "complete", means: "done", body: embedJob("complete"), state: "succeeded", final: true },
      { value: "failed", means: "failed", body: embedJob("failed"), state: "failed", final: true },
    ],
    unknownName: embedJob("paused"),
  },
};
