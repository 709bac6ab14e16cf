import type { StatusRow } from "@calloff/contract/vitest";

/** A job at a stage of its life. */
const at = (stage: string) => ({
  id: "687f911eaea852de79c4a50a",
  createdAt: "2026-11-20T18:37:24Z",
  type: "job",
  status: { stage, message: null },
});

/** From Hugging Face's document, as kept in tryAGI/HuggingFace, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "SCHEDULING", means: "not begun", body: at("SCHEDULING"), state: "queued", final: false },
  { value: "RUNNING", means: "at work", body: at("RUNNING"), state: "running", final: false },
  { value: "CANCELED", means: "canceled", body: at("CANCELED"), state: "canceled", final: true },
  {
    value: "CANCELED",
    means: "canceled by the vendor, as nobody pays for it",
    body: {
      ...at("CANCELED"),
      status: { stage: "CANCELED", message: null, cancelReason: "NO_CREDITS" },
    },
    state: "canceled",
    final: true,
  },
  { value: "COMPLETED", means: "done", body: at("COMPLETED"), state: "succeeded", final: true },
  { value: "ERROR", means: "failed", body: at("ERROR"), state: "failed", final: true },
  {
    value: "DELETED",
    means: "deleted; how it ended is not said",
    body: at("DELETED"),
    state: "ended",
    final: true,
  },
];

/** With a word that is not among them. */
export const unknownName: object = at("PAUSED");
