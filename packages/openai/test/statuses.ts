import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

const batch = (status: string) => ({ id: "batch_abc123", object: "batch", created_at: 1711471533, status });
const response = (status: string) => ({
  id: "resp_67cb71b351908190",
  object: "response",
  created_at: 1741386163,
  error: null,
  incomplete_details: null,
  status,
});
const fineTuningJob = (status: string) => ({
  id: "ftjob-abc123",
  object: "fine_tuning.job",
  created_at: 1721764800,
  error: null,
  fine_tuned_model: null,
  finished_at: null,
  status,
});
const fileBatch = (status: string) => ({
  id: "vsfb_abc123",
  object: "vector_store.files_batch",
  created_at: 1699061776,
  vector_store_id: "vs_abc123",
  status,
  file_counts: { in_progress: 0, completed: 3, failed: 0, cancelled: 7, total: 10 },
});
const evalRun = (status: string) => ({
  object: "eval.run",
  id: "evalrun_abc123",
  eval_id: "eval_abc123",
  status,
  name: "nightly",
  created_at: 1743092076,
  report_url: "https://platform.openai.com/evaluations/eval_abc123",
  result_counts: { total: 0, errored: 0, failed: 0, passed: 0 },
  error: { code: "", message: "" },
});

/** From OpenAI's document (openai/openai-openapi) and, for the words of an eval run, its client; by hand. */
export const kinds: Readonly<
  Record<"batch" | "response" | "fineTuningJob" | "vectorStoreFileBatch" | "evalRun", Kind>
> = {
  batch: {
    statuses: [
      {
        value: "validating",
        means: "its input file is being checked",
        body: batch("validating"),
        state: "queued",
        final: false,
      },
      {
        value: "in_progress",
        means: "being run",
        body: batch("in_progress"),
        state: "running",
        final: false,
      },
      {
        value: "finalizing",
        means: "run; its results are being prepared",
        body: batch("finalizing"),
        state: "running",
        final: false,
      },
      {
        value: "cancelling",
        means: "being canceled, for up to ten minutes",
        body: batch("cancelling"),
        state: "canceling",
        final: false,
      },
      { value: "cancelled", means: "canceled", body: batch("cancelled"), state: "canceled", final: true },
      {
        value: "completed",
        means: "completed; its results are ready",
        body: batch("completed"),
        state: "succeeded",
        final: true,
      },
      {
        value: "failed",
        means: "its input file did not pass the check",
        body: batch("failed"),
        state: "failed",
        final: true,
      },
      {
        value: "expired",
        means: "not done within the time it had",
        body: batch("expired"),
        state: "failed",
        final: true,
      },
    ],
    unknownName: batch("paused"),
  },
  response: {
    statuses: [
      { value: "queued", means: "not begun", body: response("queued"), state: "queued", final: false },
      {
        value: "in_progress",
        means: "being made",
        body: response("in_progress"),
        state: "running",
        final: false,
      },
      {
        value: "cancelled",
        means: "canceled",
        body: response("cancelled"),
        state: "canceled",
        final: true,
      },
      { value: "completed", means: "made", body: response("completed"), state: "succeeded", final: true },
      { value: "failed", means: "not made", body: response("failed"), state: "failed", final: true },
      {
        value: "incomplete",
        means: "cut off, with a part of its output",
        body: response("incomplete"),
        state: "failed",
        final: true,
      },
    ],
    unknownName: response("paused"),
  },
  fineTuningJob: {
    statuses: [
      {
        value: "validating_files",
        means: "its files are being checked",
        body: fineTuningJob("validating_files"),
        state: "queued",
        final: false,
      },
      { value: "queued", means: "not begun", body: fineTuningJob("queued"), state: "queued", final: false },
      { value: "running", means: "at work", body: fineTuningJob("running"), state: "running", final: false },
      {
        value: "succeeded",
        means: "its model is ready",
        body: fineTuningJob("succeeded"),
        state: "succeeded",
        final: true,
      },
      { value: "failed", means: "failed", body: fineTuningJob("failed"), state: "failed", final: true },
      {
        value: "cancelled",
        means: "canceled",
        body: fineTuningJob("cancelled"),
        state: "canceled",
        final: true,
      },
    ],
    unknownName: fineTuningJob("paused"),
  },
  vectorStoreFileBatch: {
    statuses: [
      {
        value: "in_progress",
        means: "at work, or being canceled: there is no word for that",
        body: fileBatch("in_progress"),
        state: "running",
        final: false,
      },
      { value: "completed", means: "done", body: fileBatch("completed"), state: "succeeded", final: true },
      { value: "cancelled", means: "canceled", body: fileBatch("cancelled"), state: "canceled", final: true },
      { value: "failed", means: "failed", body: fileBatch("failed"), state: "failed", final: true },
    ],
    unknownName: fileBatch("cancelling"),
  },
  evalRun: {
    statuses: [
      { value: "queued", means: "not begun", body: evalRun("queued"), state: "queued", final: false },
      {
        value: "in_progress",
        means: "at work",
        body: evalRun("in_progress"),
        state: "running",
        final: false,
      },
      { value: "completed", means: "done", body: evalRun("completed"), state: "succeeded", final: true },
      {
        value: "canceled",
        means: "canceled, with one L, unlike the other kinds",
        body: evalRun("canceled"),
        state: "canceled",
        final: true,
      },
      { value: "failed", means: "failed", body: evalRun("failed"), state: "failed", final: true },
    ],
    unknownName: evalRun("stopping"),
  },
};
