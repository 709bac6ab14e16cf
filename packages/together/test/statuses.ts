import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

const batch = (status: string) => ({
  id: "0f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f",
  created_at: "2026-11-20T18:37:24Z",
  status,
});
const fineTune = (status: string) => ({
  id: "01234567-89ab-4cde-8f01-23456789abcd",
  created_at: "2026-11-20T18:37:24Z",
  updated_at: "2026-11-20T18:40:00Z",
  status,
});
const queueJob = (status: string) => ({ model: "acme/video-1", request_id: "req_0123456789", status });

/** From Together AI's document (togethercomputer/openapi), by hand. */
export const kinds: Readonly<Record<"batch" | "fineTune" | "queueJob", Kind>> = {
  batch: {
    statuses: [
      {
        value: "VALIDATING",
        means: "its input file is being checked",
        body: batch("VALIDATING"),
        state: "queued",
        final: false,
      },
      {
        value: "IN_PROGRESS",
        means: "at work",
        body: batch("IN_PROGRESS"),
        state: "running",
        final: false,
      },
      { value: "COMPLETED", means: "done", body: batch("COMPLETED"), state: "succeeded", final: true },
      { value: "FAILED", means: "failed", body: batch("FAILED"), state: "failed", final: true },
      {
        value: "EXPIRED",
        means: "not done within the time it had",
        body: batch("EXPIRED"),
        state: "failed",
        final: true,
      },
      { value: "CANCELLED", means: "canceled", body: batch("CANCELLED"), state: "canceled", final: true },
    ],
    unknownName: batch("CANCELLING"),
  },
  fineTune: {
    statuses: [
      { value: "pending", means: "not begun", body: fineTune("pending"), state: "queued", final: false },
      { value: "queued", means: "waiting", body: fineTune("queued"), state: "queued", final: false },
      { value: "running", means: "at work", body: fineTune("running"), state: "running", final: false },
      {
        value: "compressing",
        means: "trained; its model is being compressed",
        body: fineTune("compressing"),
        state: "running",
        final: false,
      },
      {
        value: "uploading",
        means: "trained; its model is being uploaded",
        body: fineTune("uploading"),
        state: "running",
        final: false,
      },
      {
        value: "cancel_requested",
        means: "its cancel was asked for",
        body: fineTune("cancel_requested"),
        state: "canceling",
        final: false,
      },
      { value: "cancelled", means: "canceled", body: fineTune("cancelled"), state: "canceled", final: true },
      { value: "error", means: "failed", body: fineTune("error"), state: "failed", final: true },
      {
        value: "completed",
        means: "its model is ready",
        body: fineTune("completed"),
        state: "succeeded",
        final: true,
      },
    ],
    unknownName: fineTune("paused"),
  },
  queueJob: {
    statuses: [
      { value: "pending", means: "not begun", body: queueJob("pending"), state: "queued", final: false },
      { value: "running", means: "at work", body: queueJob("running"), state: "running", final: false },
      { value: "done", means: "done", body: queueJob("done"), state: "succeeded", final: true },
      { value: "failed", means: "failed", body: queueJob("failed"), state: "failed", final: true },
      { value: "canceled", means: "canceled", body: queueJob("canceled"), state: "canceled", final: true },
    ],
    unknownName: queueJob("paused"),
  },
};
