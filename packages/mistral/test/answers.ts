import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
}

/** A 200 whose body says that the job runs no longer. */
const ended = (state: "canceled" | "already-finished", page: string, body: unknown): AnswerRow => ({
  status: 200,
  page,
  body,
  state,
  stopped: true,
});
/** A 200 that says no more than that the call was accepted. */
const accepted = (page: string, body: unknown): AnswerRow => ({
  status: 200,
  page,
  body,
  state: "canceling",
  stopped: undefined,
});

const id = "6f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f";
const key = "mistral-key";
const header = ["authorization", "Bearer mistral-key"] as const;

const batchJob = {
  id,
  object: "batch",
  errors: [],
  created_at: 1764000000,
  total_requests: 10,
  completed_requests: 4,
  succeeded_requests: 4,
  failed_requests: 0,
};
const fineTuningJob = {
  id,
  object: "job",
  job_type: "completion",
  auto_start: true,
  model: "open-mistral-7b",
  created_at: 1764000000,
  modified_at: 1764000100,
};

/** From Mistral's document (mistralai/platform-docs-public), by hand. */
export const kinds: Readonly<Record<"batchJob" | "fineTuningJob", Kind>> = {
  batchJob: {
    request: { id, key, method: "POST", url: `/v1/batch/jobs/${id}/cancel`, header },
    answers: [
      accepted("a request: asked for", { ...batchJob, status: "CANCELLATION_REQUESTED" }),
      ended("canceled", "canceled", { ...batchJob, status: "CANCELLED" }),
      ended("already-finished", "succeeded", { ...batchJob, status: "SUCCESS" }),
      ended("already-finished", "failed", { ...batchJob, status: "FAILED" }),
      ended("already-finished", "out of time", { ...batchJob, status: "TIMEOUT_EXCEEDED" }),
      accepted("still queued", { ...batchJob, status: "QUEUED" }),
      accepted("still running", { ...batchJob, status: "RUNNING" }),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...batchJob, status: "CANCELLATION_REQUESTED" },
        state: "canceling",
        page: "a request only",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  fineTuningJob: {
    request: { id, key, method: "POST", url: `/v1/fine_tuning/jobs/${id}/cancel`, header },
    answers: [
      accepted("a request: asked for", { ...fineTuningJob, status: "CANCELLATION_REQUESTED" }),
      ended("canceled", "canceled", { ...fineTuningJob, status: "CANCELLED" }),
      ended("already-finished", "succeeded", { ...fineTuningJob, status: "SUCCESS" }),
      ended("already-finished", "failed", { ...fineTuningJob, status: "FAILED" }),
      ended("already-finished", "its files were refused", { ...fineTuningJob, status: "FAILED_VALIDATION" }),
      accepted("still queued", { ...fineTuningJob, status: "QUEUED" }),
      accepted("still being checked", { ...fineTuningJob, status: "VALIDATING" }),
      accepted("checked, not begun", { ...fineTuningJob, status: "VALIDATED" }),
      accepted("started", { ...fineTuningJob, status: "STARTED" }),
      accepted("still running", { ...fineTuningJob, status: "RUNNING" }),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...fineTuningJob, status: "CANCELLATION_REQUESTED" },
        state: "canceling",
        page: "a request only",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
