import type { StatusRow } from "@calloff/contract/vitest";

/** From https://raw.githubusercontent.com/runwayml/openapi/refs/heads/next/openapi.json, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "PENDING", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "PENDING", estimatedCost: { credits: 0 } }, state: "queued", final: false },
  { value: "THROTTLED", means: "read as queued", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "THROTTLED", estimatedCost: { credits: 0 } }, state: "queued", final: false },
  { value: "RUNNING", means: "read as running", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "RUNNING", estimatedCost: { credits: 0 } }, state: "running", final: false },
  { value: "CANCELLED", means: "read as canceled", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "CANCELLED", estimatedCost: { credits: 0 } }, state: "canceled", final: true },
  { value: "SUCCEEDED", means: "read as succeeded", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "SUCCEEDED", estimatedCost: { credits: 0 } }, state: "succeeded", final: true },
  { value: "FAILED", means: "read as failed", body: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "FAILED", estimatedCost: { credits: 0 } }, state: "failed", final: true },
];

/** With a value that is not among them. */
export const unknownName: object = { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", createdAt: "2019-08-24T14:15:22Z", status: "a-stranger", estimatedCost: { credits: 0 } };
