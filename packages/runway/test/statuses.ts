import type { StatusRow } from "@calloff/contract/vitest";

const task = (status: string) => ({
  id: "17f20503-6c24-4c16-946b-35dbbce2af2f",
  createdAt: "2026-11-20T18:37:24Z",
  status,
});
const estimatedCost = { credits: 25 };
const cost = { credits: 25 };

/** From Runway's document, as kept in tryAGI/Runway, by hand. Each word has members of its own. */
export const statuses: readonly StatusRow[] = [
  {
    value: "PENDING",
    means: "not begun",
    body: { ...task("PENDING"), estimatedCost },
    state: "queued",
    final: false,
  },
  {
    value: "THROTTLED",
    means: "waiting until other tasks have ended",
    body: { ...task("THROTTLED"), estimatedCost },
    state: "queued",
    final: false,
  },
  {
    value: "RUNNING",
    means: "at work",
    body: { ...task("RUNNING"), progress: 0.4, estimatedCost },
    state: "running",
    final: false,
  },
  {
    value: "CANCELLED",
    means: "canceled",
    body: { ...task("CANCELLED"), cost: { credits: 0 } },
    state: "canceled",
    final: true,
  },
  {
    value: "SUCCEEDED",
    means: "done, with its output",
    body: { ...task("SUCCEEDED"), output: ["https://cdn.example/video.mp4"], cost },
    state: "succeeded",
    final: true,
  },
  {
    value: "FAILED",
    means: "failed",
    body: { ...task("FAILED"), failure: "An unexpected error occurred.", failureCode: "INTERNAL", cost },
    state: "failed",
    final: true,
  },
];

/** With a word that is not among them. */
export const unknownName: object = { ...task("PAUSED"), estimatedCost };
