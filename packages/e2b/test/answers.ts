import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

const error = (code: number, message: string) => ({ code, message });

/** From E2B's document, by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 204, page: "killed", state: "canceled", stopped: true },
  { status: 401, page: "authentication error", body: error(401, "unauthorized"), error: "unauthorized" },
  { status: 404, page: "not found", body: error(404, "not found"), state: "not-found", stopped: undefined },
  { status: 500, page: "server error", body: error(500, "internal error"), error: "server-error" },
];

/** From the same document: the kill of one sandbox. */
export const request: CancelRequest = {
  id: "ig6f1yt6idvxkxl562scj",
  key: "e2b_key",
  method: "DELETE",
  url: "/sandboxes/ig6f1yt6idvxkxl562scj",
  header: ["x-api-key", "e2b_key"],
};

/** From the same document: what a kill means by when it comes. */
export const moments: Moments = {
  initial: { status: 204, state: "canceled", page: "killed" },
  repeated: undefined,
  afterCompletion: undefined,
};
