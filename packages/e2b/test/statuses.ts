import type { StatusRow } from "@calloff/contract/vitest";

/** From https://raw.githubusercontent.com/e2b-dev/E2B/HEAD/spec/openapi.yml, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "running", means: "read as running", body: { templateID: "string", sandboxID: "string", clientID: "string", startedAt: "2019-08-24T14:15:22Z", endAt: "2019-08-24T14:15:22Z", state: "running" }, state: "running", final: false },
  { value: "paused", means: "read as running", body: { templateID: "string", sandboxID: "string", clientID: "string", startedAt: "2019-08-24T14:15:22Z", endAt: "2019-08-24T14:15:22Z", state: "paused" }, state: "running", final: false },
];

/** With a value that is not among them. */
export const unknownName: object = { templateID: "string", sandboxID: "string", clientID: "string", startedAt: "2019-08-24T14:15:22Z", endAt: "2019-08-24T14:15:22Z", state: "a-stranger" };
