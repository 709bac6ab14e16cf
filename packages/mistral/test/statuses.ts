import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

const id = "6f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f";
const batchJob = (status: string) => ({
  id,
  object: "batch",
  errors: [],
  status,
  created_at: 1764000000,
  total_requests: 10,
  completed_requests: 4,
  succeeded_requests: 4,
  failed_requests: 0,
});
const fineTuningJob = (status: string) => ({
  id,
  object: "job",
  job_type: "completion",
  auto_start: true,
  model: "open-mistral-7b",
  status,
  created_at: 1764000000,
  modified_at: 1764000100,
});

/** From Mistral's document (mistralai/platform-docs-public), by hand. */
export const kinds: Readonly<Record<"batchJob" | "fineTuningJob", Kind>> = {
  batchJob: {
    statuses: [
      { value: "QUEUED", means: "not begun", body: batchJob("QUEUED"), state: "queued", final: false },
      { value: "RUNNING", means: "at work", body: batchJob("RUNNING"), state: "running", final: false },
      {
        value: "CANCELLATION_REQUESTED",
        means: "its cancel was asked for",
        body: batchJob("CANCELLATION_REQUESTED"),
        state: "canceling",
        final: false,
      },
      { value: "CANCELLED", means: "canceled", body: batchJob("CANCELLED"), state: "canceled", final: true },
      { value: "SUCCESS", means: "done", body: batchJob("SUCCESS"), state: "succeeded", final: true },
      { value: "FAILED", means: "failed", body: batchJob("FAILED"), state: "failed", final: true },
      {
        value: "TIMEOUT_EXCEEDED",
        means: "not done within the time it had",
        body: batchJob("TIMEOUT_EXCEEDED"),
        state: "failed",
        final: true,
      },
    ],
    unknownName: batchJob("PAUSED"),
  },
  fineTuningJob: {
    statuses: [
      { value: "QUEUED", means: "not begun", body: fineTuningJob("QUEUED"), state: "queued", final: false },
      {
        value: "VALIDATING",
        means: "its files are being checked",
        body: fineTuningJob("VALIDATING"),
        state: "queued",
        final: false,
      },
      {
        value: "VALIDATED",
        means: "its files passed the check; not begun",
        body: fineTuningJob("VALIDATED"),
        state: "queued",
        final: false,
      },
      { value: "STARTED", means: "begun", body: fineTuningJob("STARTED"), state: "running", final: false },
      { value: "RUNNING", means: "at work", body: fineTuningJob("RUNNING"), state: "running", final: false },
      {
        value: "CANCELLATION_REQUESTED",
        means: "its cancel was asked for",
        body: fineTuningJob("CANCELLATION_REQUESTED"),
        state: "canceling",
        final: false,
      },
      {
        value: "CANCELLED",
        means: "canceled",
        body: fineTuningJob("CANCELLED"),
        state: "canceled",
        final: true,
      },
      {
        value: "SUCCESS",
        means: "its model is ready",
        body: fineTuningJob("SUCCESS"),
        state: "succeeded",
        final: true,
      },
      { value: "FAILED", means: "failed", body: fineTuningJob("FAILED"), state: "failed", final: true },
      {
        value: "FAILED_VALIDATION",
        means: "its files did not pass the check",
        body: fineTuningJob("FAILED_VALIDATION"),
        state: "failed",
        final: true,
      },
    ],
    unknownName: fineTuningJob("PAUSED"),
  },
};
