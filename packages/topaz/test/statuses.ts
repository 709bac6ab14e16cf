import type { StatusRow } from "@calloff/contract/vitest";

const job = (status: string) => ({ process_id: "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21", status });

/** From https://developer.topazlabs.com/reference/image/status/get-status.md, by hand. */
export const statuses: readonly StatusRow[] = [
  { value: "Pending", means: "not begun", body: job("Pending"), state: "queued", final: false },
  { value: "Processing", means: "at work", body: job("Processing"), state: "running", final: false },
  { value: "Completed", means: "final", body: job("Completed"), state: "succeeded", final: true },
  { value: "Cancelled", means: "final", body: job("Cancelled"), state: "canceled", final: true },
  { value: "Failed", means: "final", body: job("Failed"), state: "failed", final: true },
];

/** In other letters it is another word. */
export const unknownName: object = job("cancelled");
