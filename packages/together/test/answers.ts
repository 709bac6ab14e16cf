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
const refused: AnswerRow = { status: 400, page: "refused; why is not said", error: "invalid-request" };
const notFound: AnswerRow = { status: 404, page: "no such job", state: "not-found", stopped: undefined };
const failed: AnswerRow = { status: 500, page: "an error at the vendor", error: "server-error" };

const key = "together-key";
const header = ["authorization", "Bearer together-key"] as const;

const batch = { id: "0f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f", created_at: "2026-11-20T18:37:24Z" };
const fineTune = {
  id: "ft-01234567-89ab-4cde-8f01-23456789abcd",
  created_at: "2026-11-20T18:37:24Z",
  updated_at: "2026-11-20T18:40:00Z",
};

/** From Together AI's document (togethercomputer/openapi), by hand. */
export const kinds: Readonly<Record<"batch" | "fineTune" | "queueJob", Kind>> = {
  batch: {
    request: { id: batch.id, key, method: "POST", url: `/v1/batches/${batch.id}/cancel`, header },
    answers: [
      ended("canceled", "canceled", { ...batch, status: "CANCELLED" }),
      ended("already-finished", "completed", { ...batch, status: "COMPLETED" }),
      ended("already-finished", "failed", { ...batch, status: "FAILED" }),
      ended("already-finished", "out of time", { ...batch, status: "EXPIRED" }),
      accepted("still being checked", { ...batch, status: "VALIDATING" }),
      accepted("still in progress", { ...batch, status: "IN_PROGRESS" }),
      accepted("without a status, which may be left out", batch),
      accepted("nothing says that it has ended", ""),
      refused,
      { status: 401, page: "no key, or a wrong one", error: "unauthorized" },
      { status: 403, page: "not allowed", error: "forbidden" },
      notFound,
      failed,
    ],
    moments: {
      initial: {
        status: 200,
        body: batch,
        state: "canceling",
        page: "the job, which may leave its status out: accepted and no more",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  fineTune: {
    request: { id: fineTune.id, key, method: "POST", url: `/v1/fine-tunes/${fineTune.id}/cancel`, header },
    answers: [
      accepted("asked for", { ...fineTune, status: "cancel_requested" }),
      ended("canceled", "canceled", { ...fineTune, status: "cancelled" }),
      ended("already-finished", "completed", { ...fineTune, status: "completed" }),
      ended("already-finished", "failed", { ...fineTune, status: "error" }),
      accepted("still pending", { ...fineTune, status: "pending" }),
      accepted("still queued", { ...fineTune, status: "queued" }),
      accepted("still running", { ...fineTune, status: "running" }),
      accepted("its model still being compressed", { ...fineTune, status: "compressing" }),
      accepted("its model still being uploaded", { ...fineTune, status: "uploading" }),
      accepted("nothing says that it has ended", ""),
      refused,
      notFound,
    ],
    moments: {
      initial: {
        status: 200,
        body: { ...fineTune, status: "cancel_requested" },
        state: "canceling",
        page: "asked for: a status of its own",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  queueJob: {
    request: {
      id: { model: "acme/video-1", request_id: "req_0123456789" },
      key,
      method: "POST",
      url: "/v1/queue/cancel",
      header,
      body: { model: "acme/video-1", request_id: "req_0123456789" },
    },
    answers: [
      ended("canceled", "canceled", { status: "canceled" }),
      accepted("listed for a 200 too, and then not an end", { status: "running" }),
      accepted("nothing says that it has ended", ""),
      refused,
      notFound,
      {
        status: 409,
        page: "it runs, and runs on",
        body: { status: "running" },
        state: "not-cancelable",
        stopped: undefined,
      },
      {
        status: 409,
        page: "it was done",
        body: { status: "done" },
        state: "already-finished",
        stopped: true,
      },
      {
        status: 409,
        page: "it had failed",
        body: { status: "failed" },
        state: "already-finished",
        stopped: true,
      },
      {
        status: 409,
        page: "it does not wait; its status, unchanged, is canceled",
        body: { status: "canceled" },
        state: "already-canceled",
        stopped: true,
      },
      {
        status: 409,
        page: "it does not wait, and its status is not given",
        body: "",
        state: "not-cancelable",
        stopped: undefined,
      },
      failed,
    ],
    moments: {
      initial: {
        status: 200,
        body: { status: "canceled" },
        state: "canceled",
        page: "canceled, while it waited",
      },
      afterCompletion: {
        status: 409,
        body: { status: "done" },
        state: "already-finished",
        page: "it does not wait; its status, unchanged, is done",
      },
      repeated: undefined,
    },
  },
};
