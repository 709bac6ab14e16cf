import type { AnswerRow } from "@calloff/contract";

/** From Pixelcut's page "Try On Job Cancel (Beta)" (pixelcut.ai/docs), by hand. */
export const answers: readonly AnswerRow[] = [
  { status: 200, page: "job cancelled successfully", state: "canceled", stopped: true },
  { status: 401, page: "token missing or invalid", error: "unauthorized" },
  { status: 404, page: "job not found", state: "not-found", stopped: undefined },
  { status: 409, page: "has already finished", state: "already-finished", stopped: true },
  { status: 429, page: "rate limit exceeded", error: "rate-limited" },
  { status: 500, page: "internal error, no body", error: "server-error" },
];
