import type { StatusRow } from "@calloff/contract/vitest";

const request_id = "80f1c2a4-9d3b-4c5a-8e7f-0a1b2c3d4e5f";
const of = (status: string) => ({ status, request_id });

/** From the queue's pages at https://docs.fal.ai and the types of fal-ai/fal-js, by hand. */
export const statuses: readonly StatusRow[] = [
  {
    value: "IN_QUEUE",
    means: "not begun",
    body: { ...of("IN_QUEUE"), queue_position: 3 },
    state: "queued",
    final: false,
  },
  { value: "IN_PROGRESS", means: "at work", body: of("IN_PROGRESS"), state: "running", final: false },
  {
    value: "COMPLETED",
    means: "ended, by a result, a failure or a cancel",
    body: of("COMPLETED"),
    state: "ended",
    final: true,
  },
  {
    value: "COMPLETED",
    means: "ended with an error, which may be a failure or a cancel",
    body: { ...of("COMPLETED"), error: "The request did not finish.", error_type: "request_error" },
    state: "ended",
    final: true,
  },
];

/** With a word that is not among them. */
export const unknownName: object = of("PAUSED");
