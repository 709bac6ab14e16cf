import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
}

const id = "3f1c2a4e-9d3b-4c5a-8e7f-0a1b2c3d4e5f";
const key = "cohere-key";
const header = ["authorization", "Bearer cohere-key"] as const;

/** From Cohere's document, as kept in tryAGI/Cohere, by hand. */
export const kinds: Readonly<Record<"batch" | "embedJob", Kind>> = {
  batch: {
    request: { id, key, method: "POST", url: `/v2/batches/${id}:cancel`, header },
    answers: [
      { status: 200, page: "an empty object", body: {}, state: "canceling", stopped: undefined },
      { status: 400, page: "refused; why is not said", error: "invalid-request" },
      { status: 401, page: "no key, or a wrong one", error: "unauthorized" },
      { status: 403, page: "not allowed", error: "forbidden" },
      { status: 404, page: "no such batch", state: "not-found", stopped: undefined },
      { status: 500, page: "an error at the vendor", error: "server-error" },
      { status: 503, page: "not available", error: "server-error" },
    ],
    moments: {
      initial: { status: 200, body: {}, state: "canceling", page: "canceling, with an empty object" },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  embedJob: {
    request: { id, key, method: "POST", url: `/v1/embed-jobs/${id}/cancel`, header },
    answers: [
      { status: 200, page: "no body", state: "canceling", stopped: undefined },
      { status: 400, page: "refused; why is not said", error: "invalid-request" },
      { status: 401, page: "no key, or a wrong one", error: "unauthorized" },
      { status: 403, page: "not allowed", error: "forbidden" },
      { status: 404, page: "no such job", state: "not-found", stopped: undefined },
      { status: 422, page: "cannot be processed", error: "invalid-request" },
      { status: 429, page: "too many requests", error: "rate-limited" },
      { status: 498, page: "the token is not valid", error: "unauthorized" },
      { status: 499, page: "given up by its sender", error: "unexpected-response" },
      { status: 500, page: "an error at the vendor", error: "server-error" },
      { status: 501, page: "not implemented", error: "server-error" },
      { status: 503, page: "not available", error: "server-error" },
      { status: 504, page: "no answer in time, at the vendor", error: "server-error" },
    ],
    moments: {
      initial: { status: 200, state: "canceling", page: "canceling, without a body" },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
