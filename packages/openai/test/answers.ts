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
const tooMany: AnswerRow = { status: 429, page: "too many requests", error: "rate-limited" };

const key = "sk-openai-key";
const header = ["authorization", "Bearer sk-openai-key"] as const;

const batch = { id: "batch_abc123", object: "batch", created_at: 1711471533 };
const response = {
  id: "resp_67cb71b351908190",
  object: "response",
  created_at: 1741386163,
  error: null,
  incomplete_details: null,
};
const fineTuningJob = {
  id: "ftjob-abc123",
  object: "fine_tuning.job",
  created_at: 1721764800,
  error: null,
  fine_tuned_model: null,
  finished_at: null,
};
const fileBatch = {
  id: "vsfb_abc123",
  object: "vector_store.files_batch",
  created_at: 1699061776,
  vector_store_id: "vs_abc123",
  file_counts: { in_progress: 0, completed: 3, failed: 0, cancelled: 7, total: 10 },
};
const evalRun = {
  object: "eval.run",
  id: "evalrun_abc123",
  eval_id: "eval_abc123",
  name: "nightly",
  created_at: 1743092076,
  report_url: "https://platform.openai.com/evaluations/eval_abc123",
  result_counts: { total: 0, errored: 0, failed: 0, passed: 0 },
  error: { code: "", message: "" },
};

/** From OpenAI's document (openai/openai-openapi) and, for the words of an eval run, its client; by hand. */
export const kinds: Readonly<
  Record<"batch" | "response" | "fineTuningJob" | "vectorStoreFileBatch" | "evalRun", Kind>
> = {
  batch: {
    request: { id: "batch_abc123", key, method: "POST", url: "/v1/batches/batch_abc123/cancel", header },
    answers: [
      accepted("being canceled, for up to ten minutes", { ...batch, status: "cancelling" }),
      ended("canceled", "canceled", { ...batch, status: "cancelled" }),
      ended("already-finished", "completed", { ...batch, status: "completed" }),
      ended("already-finished", "failed", { ...batch, status: "failed" }),
      ended("already-finished", "out of time", { ...batch, status: "expired" }),
      accepted("still being checked", { ...batch, status: "validating" }),
      accepted("still in progress", { ...batch, status: "in_progress" }),
      accepted("still preparing its output", { ...batch, status: "finalizing" }),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...batch, status: "cancelling" },
        state: "canceling",
        page: "being canceled, for up to ten minutes",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  response: {
    request: {
      id: "resp_67cb71b351908190",
      key,
      method: "POST",
      url: "/v1/responses/resp_67cb71b351908190/cancel",
      header,
    },
    answers: [
      ended("canceled", "canceled", { ...response, status: "cancelled" }),
      ended("already-finished", "completed", { ...response, status: "completed" }),
      ended("already-finished", "failed", { ...response, status: "failed" }),
      ended("already-finished", "cut off, with a part of its output", { ...response, status: "incomplete" }),
      accepted("still queued", { ...response, status: "queued" }),
      accepted("still in progress", { ...response, status: "in_progress" }),
      accepted("without a status, which may be left out", response),
      accepted("nothing says that it has ended", ""),
      { status: 404, page: "no such response", state: "not-found", stopped: undefined },
      tooMany,
    ],
    moments: {
      initial: {
        status: 200,
        body: response,
        state: "canceling",
        page: "the response, which may leave its status out: accepted and no more",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  fineTuningJob: {
    request: {
      id: "ftjob-abc123",
      key,
      method: "POST",
      url: "/v1/fine_tuning/jobs/ftjob-abc123/cancel",
      header,
    },
    answers: [
      ended("canceled", "canceled, at once", { ...fineTuningJob, status: "cancelled" }),
      ended("already-finished", "succeeded", { ...fineTuningJob, status: "succeeded" }),
      ended("already-finished", "failed", { ...fineTuningJob, status: "failed" }),
      accepted("its files still being checked", { ...fineTuningJob, status: "validating_files" }),
      accepted("still queued", { ...fineTuningJob, status: "queued" }),
      accepted("still running", { ...fineTuningJob, status: "running" }),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...fineTuningJob, status: "cancelled" },
        state: "canceled",
        page: "canceled immediately",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  vectorStoreFileBatch: {
    request: {
      id: { vector_store_id: "vs_abc123", batch_id: "vsfb_abc123" },
      key,
      method: "POST",
      url: "/v1/vector_stores/vs_abc123/file_batches/vsfb_abc123/cancel",
      header,
    },
    answers: [
      ended("canceled", "canceled", { ...fileBatch, status: "cancelled" }),
      ended("already-finished", "completed", { ...fileBatch, status: "completed" }),
      ended("already-finished", "failed", { ...fileBatch, status: "failed" }),
      accepted("an attempt: still in progress", { ...fileBatch, status: "in_progress" }),
      accepted("nothing says that it has ended", ""),
      tooMany,
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...fileBatch, status: "in_progress" },
        state: "canceling",
        page: "an attempt, and there is no word for one that is being canceled",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  evalRun: {
    request: {
      id: { eval_id: "eval_abc123", run_id: "evalrun_abc123" },
      key,
      method: "POST",
      url: "/v1/evals/eval_abc123/runs/evalrun_abc123",
      header,
    },
    answers: [
      ended("canceled", "the canceled run", { ...evalRun, status: "canceled" }),
      ended("already-finished", "completed", { ...evalRun, status: "completed" }),
      ended("already-finished", "failed", { ...evalRun, status: "failed" }),
      accepted("still queued", { ...evalRun, status: "queued" }),
      accepted("still in progress", { ...evalRun, status: "in_progress" }),
      accepted("a word that nobody lists: the status is left open", { ...evalRun, status: "stopping" }),
      accepted("nothing says that it has ended", ""),
      tooMany,
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...evalRun, status: "canceled" },
        state: "canceled",
        page: "the canceled run",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
