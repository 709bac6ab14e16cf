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

const id = "k3v9x2m7q4w8z1b6n5c0d3f7hj";
const key = "r8-key";
const header = ["authorization", "Bearer r8-key"] as const;

const prediction = {
  id,
  created_at: "2026-11-20T18:37:24Z",
  data_removed: false,
  error: null,
  urls: {
    web: `https://replicate.com/p/${id}`,
    get: `https://api.replicate.com/v1/predictions/${id}`,
    cancel: `https://api.replicate.com/v1/predictions/${id}/cancel`,
  },
};
const training = { id, created_at: "2026-11-20T18:37:24Z", error: null };

/** From Replicate's document, as kept in tryAGI/Replicate, by hand. */
export const kinds: Readonly<Record<"prediction" | "training", Kind>> = {
  prediction: {
    request: { id, key, method: "POST", url: `/v1/predictions/${id}/cancel`, header },
    answers: [
      ended("canceled", "canceled", { ...prediction, status: "canceled" }),
      ended("canceled", "aborted: ended before it ran", { ...prediction, status: "aborted" }),
      ended("already-finished", "succeeded", { ...prediction, status: "succeeded" }),
      ended("already-finished", "failed", { ...prediction, status: "failed" }),
      accepted("still starting", { ...prediction, status: "starting" }),
      accepted("still processing", { ...prediction, status: "processing" }),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...prediction, status: "processing" },
        state: "canceling",
        page: "the prediction; nothing says that it has stopped by then",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  training: {
    request: { id, key, method: "POST", url: `/v1/trainings/${id}/cancel`, header },
    answers: [
      ended("canceled", "canceled", { ...training, status: "canceled" }),
      ended("canceled", "aborted: ended before it ran", { ...training, status: "aborted" }),
      ended("already-finished", "succeeded", { ...training, status: "succeeded" }),
      ended("already-finished", "failed", { ...training, status: "failed" }),
      accepted("still starting", { ...training, status: "starting" }),
      accepted("still processing", { ...training, status: "processing" }),
      accepted("without a status, which may be left out", training),
      accepted("nothing says that it has ended", ""),
    ],
    moments: {
      initial: {
        status: 200,
        body: training,
        state: "canceling",
        page: "the training, which may leave its status out: accepted and no more",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
