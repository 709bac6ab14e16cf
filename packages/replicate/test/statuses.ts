import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

const id = "k3v9x2m7q4w8z1b6n5c0d3f7hj";
const prediction = (status: string) => ({
  id,
  created_at: "2026-11-20T18:37:24Z",
  data_removed: false,
  error: null,
  status,
  urls: {
    web: `https://replicate.com/p/${id}`,
    get: `https://api.replicate.com/v1/predictions/${id}`,
    cancel: `https://api.replicate.com/v1/predictions/${id}/cancel`,
  },
});
const training = (status: string) => ({ id, created_at: "2026-11-20T18:37:24Z", error: null, status });

/** The words are those of predictions and of trainings. */
const rowsOf = (job: (status: string) => object): readonly StatusRow[] => [
  { value: "starting", means: "not begun", body: job("starting"), state: "queued", final: false },
  { value: "processing", means: "at work", body: job("processing"), state: "running", final: false },
  { value: "succeeded", means: "done", body: job("succeeded"), state: "succeeded", final: true },
  { value: "failed", means: "failed", body: job("failed"), state: "failed", final: true },
  { value: "canceled", means: "canceled", body: job("canceled"), state: "canceled", final: true },
  {
    value: "aborted",
    means: "ended before it ran, as by its deadline",
    body: job("aborted"),
    state: "canceled",
    final: true,
  },
];

/** From Replicate's document, as kept in tryAGI/Replicate, by hand. */
export const kinds: Readonly<Record<"prediction" | "training", Kind>> = {
  prediction: { statuses: rowsOf(prediction), unknownName: prediction("paused") },
  training: { statuses: rowsOf(training), unknownName: training("paused") },
};
