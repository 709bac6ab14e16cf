import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From Runway's document, as kept in tryAGI/Runway, by hand. */
export const answers: readonly AnswerRow[] = [
  {
    status: 204,
    page: "canceled, or deleted where it had ended; no body",
    state: "canceled",
    stopped: true,
  },
];

/** From the same document: the cancel of one task. */
export const request: CancelRequest = {
  id: "17f20503-6c24-4c16-946b-35dbbce2af2f",
  key: "runway-key",
  method: "DELETE",
  url: "/v1/tasks/17f20503-6c24-4c16-946b-35dbbce2af2f",
  header: ["authorization", "Bearer runway-key"],
  headers: { "x-runway-version": "2024-11-06" },
  whenFinished: "destroys-result",
};

/** From the same document. A cancel after the task has ended is another thing: it deletes the task's output. */
export const moments: Moments = {
  initial: { status: 204, state: "canceled", page: "canceled at once, no body" },
  // A second one is answered with 404, which the page says in words only: no mock made from the document answers so.
  afterCompletion: { status: 204, state: "canceled", page: "deleted with its output, by the same answer" },
};
