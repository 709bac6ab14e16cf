import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const batch = {
  id: "msgbatch_013Zva2CMHLNnXjNJJKqJ2EF",
  type: "message_batch",
  archived_at: null,
  cancel_initiated_at: "2026-11-20T18:39:03Z",
  created_at: "2026-11-20T18:37:24Z",
  ended_at: null,
  expires_at: "2026-11-21T18:37:24Z",
  processing_status: "canceling",
  request_counts: { canceled: 0, errored: 0, expired: 0, processing: 100, succeeded: 0 },
  results_url: null,
};

/** From Anthropic's document, as kept in tryAGI/Anthropic, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "canceling", body: batch, state: "canceling", stopped: undefined },
  {
    status: 200,
    page: "ended, perhaps with nothing canceled",
    body: { ...batch, processing_status: "ended", ended_at: "2026-11-20T18:40:00Z" },
    state: "canceling",
    stopped: undefined,
  },
  { documented: "4XX", status: 400, page: "invalid_request_error", error: "invalid-request", http: true },
  { documented: "4XX", status: 401, page: "authentication_error", error: "unauthorized", http: true },
  { documented: "4XX", status: 403, page: "permission_error", error: "forbidden", http: true },
  {
    documented: "4XX",
    status: 404,
    page: "not_found_error",
    state: "not-found",
    stopped: undefined,
    http: true,
  },
  { documented: "4XX", status: 429, page: "rate_limit_error", error: "rate-limited", http: true },
];

/** From the same document: the cancel of one batch. */
export const request: CancelRequest = {
  id: "msgbatch_013Zva2CMHLNnXjNJJKqJ2EF",
  key: "sk-ant-key",
  method: "POST",
  url: "/v1/messages/batches/msgbatch_013Zva2CMHLNnXjNJJKqJ2EF/cancel",
  header: ["x-api-key", "sk-ant-key"],
  headers: { "anthropic-version": "2023-06-01" },
};

/** From the same document: nothing is said of a second cancel, nor which status an ended batch has. */
export const moments: Moments = {
  initial: { status: 200, body: batch, state: "canceling", page: "canceling, not yet canceled" },
  repeated: undefined,
  afterCompletion: undefined,
};
