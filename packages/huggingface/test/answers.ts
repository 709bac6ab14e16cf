import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** A job at a stage of its life. */
const at = (stage: string): object => ({
  id: "687f911eaea852de79c4a50a",
  createdAt: "2026-11-20T18:37:24Z",
  type: "job",
  status: { stage, message: null },
});

/** From Hugging Face's document, as kept in tryAGI/HuggingFace, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "canceled", body: at("CANCELED"), state: "canceled", stopped: true },
  { status: 200, page: "completed", body: at("COMPLETED"), state: "already-finished", stopped: true },
  { status: 200, page: "failed", body: at("ERROR"), state: "already-finished", stopped: true },
  {
    status: 200,
    page: "deleted; how it ended is not said",
    body: at("DELETED"),
    state: "canceling",
    stopped: undefined,
  },
  { status: 200, page: "still scheduling", body: at("SCHEDULING"), state: "canceling", stopped: undefined },
  { status: 200, page: "still running", body: at("RUNNING"), state: "canceling", stopped: undefined },
  { status: 200, page: "nothing says that it has ended", body: "", state: "canceling", stopped: undefined },
];

/** From the same document: the cancel of one job. */
export const request: CancelRequest = {
  id: { namespace: "acme", jobId: "687f911eaea852de79c4a50a" },
  key: "hf_key",
  method: "POST",
  url: "/api/jobs/acme/687f911eaea852de79c4a50a/cancel",
  header: ["authorization", "Bearer hf_key"],
};

/** From the same document, which has one answer for every moment: the job. */
export const moments: Moments = {
  initial: {
    status: 200,
    body: at("RUNNING"),
    state: "canceling",
    page: "the job; nothing says that it has stopped by then",
  },
  repeated: undefined,
  afterCompletion: undefined,
};
