import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
}

const id = "3f0c5b1e-7a52-4d0e-9c1b-2f6f3f2b8a10";

/** A parse, extract or classify job, with every member that any of the three must have. */
const job = (status: string) => ({
  id,
  project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
  status,
  created_at: "2026-11-29T05:00:00Z",
  updated_at: "2026-11-29T05:01:00Z",
});

/** From LlamaCloud's document, by hand: the cancel of one job at once. */
function single(kind: "parse" | "extract" | "classify"): Kind {
  return {
    request: {
      id,
      key: "llx-key",
      method: "POST",
      url: `/api/v2/${kind}/${id}/cancel`,
      header: ["authorization", "Bearer llx-key"],
    },
    answers: [
      {
        status: 200,
        page: "stopped and marked as such",
        body: job("CANCELLED"),
        state: "canceled",
        stopped: true,
      },
      {
        status: 200,
        page: "the job, still waiting",
        body: job("PENDING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "the job, still at work",
        body: job("RUNNING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "the job, completed",
        body: job("COMPLETED"),
        state: "already-finished",
        stopped: true,
      },
      { status: 200, page: "the job, failed", body: job("FAILED"), state: "already-finished", stopped: true },
      {
        status: 200,
        page: "a body that says nothing of the job",
        body: "",
        state: "canceling",
        stopped: undefined,
      },
      { status: 422, page: "validation error", error: "invalid-request" },
    ],
    moments: {
      initial: { status: 200, body: job("CANCELLED"), state: "canceled", page: "stops the job and marks it" },
      repeated: undefined,
      afterCompletion: undefined,
    },
  };
}

const batchId = "bat-5c1d2e3f";

const batch = (status: string) => ({
  id: batchId,
  project_id: "8d2b1c34-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
  source_directory_id: "dir-1a2b3c",
  status,
});

/** From LlamaCloud's document, by hand. */
export const kinds: Readonly<Record<"parse" | "extract" | "classify" | "batch", Kind>> = {
  parse: single("parse"),
  extract: single("extract"),
  classify: single("classify"),
  batch: {
    request: {
      id: batchId,
      key: "llx-key",
      method: "POST",
      url: "/api/v2/batches/bat-5c1d2e3f/cancel",
      header: ["authorization", "Bearer llx-key"],
    },
    answers: [
      {
        status: 200,
        page: "the batch, waiting",
        body: batch("PENDING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "the batch, held back",
        body: batch("THROTTLED"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "the batch, at work",
        body: batch("RUNNING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "its processing has stopped",
        body: batch("CANCELLED"),
        state: "canceled",
        stopped: true,
      },
      {
        status: 200,
        page: "the batch, completed",
        body: batch("COMPLETED"),
        state: "already-finished",
        stopped: true,
      },
      {
        status: 200,
        page: "the batch, failed",
        body: batch("FAILED"),
        state: "already-finished",
        stopped: true,
      },
      {
        status: 200,
        page: "a body that says nothing of the batch",
        body: "",
        state: "canceling",
        stopped: undefined,
      },
      { status: 422, page: "validation error", error: "invalid-request" },
    ],
    moments: {
      initial: {
        status: 200,
        body: batch("RUNNING"),
        state: "canceling",
        page: "CANCELLED only once its processing has stopped",
      },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
