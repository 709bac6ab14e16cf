import type { CancelState } from "calloff";

/** One call to a vendor, and what must come of it; written by hand from the vendors' pages. */
export interface Scenario {
  readonly provider: "pixelcut" | "pulse" | "tensorpix" | "tensorpool" | "topaz";
  readonly job: "can be stopped" | "too late, or stopped before" | "unknown";
  readonly id: string | number;
  /** The status that the mock is told to answer. */
  readonly status: number;
  readonly body?: unknown;
  /** Method and path that the vendor must receive. */
  readonly request: string;
  readonly state: CancelState;
  readonly stopped: true | undefined;
}

const uuid = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";

/** Pulse's page has no answer for a job that has finished: 200 covers it. */
export const SCENARIOS: readonly Scenario[] = [
  {
    provider: "pixelcut",
    job: "can be stopped",
    id: "j1",
    status: 200,
    request: "POST /v1/try-on/job/j1/cancel",
    state: "canceled",
    stopped: true,
  },
  {
    provider: "pixelcut",
    job: "too late, or stopped before",
    id: "j2",
    status: 409,
    request: "POST /v1/try-on/job/j2/cancel",
    state: "already-finished",
    stopped: true,
  },
  {
    provider: "pixelcut",
    job: "unknown",
    id: "j3",
    status: 404,
    request: "POST /v1/try-on/job/j3/cancel",
    state: "not-found",
    stopped: undefined,
  },
  {
    provider: "pulse",
    job: "can be stopped",
    id: "abc123",
    status: 200,
    request: "DELETE /job/abc123",
    state: "canceling",
    stopped: undefined,
  },
  {
    provider: "pulse",
    job: "unknown",
    id: "abc124",
    status: 404,
    request: "DELETE /job/abc124",
    state: "not-found",
    stopped: undefined,
  },
  {
    provider: "tensorpix",
    job: "can be stopped",
    id: 42,
    status: 204,
    request: "DELETE /api/jobs/42/",
    state: "canceled",
    stopped: true,
  },
  {
    provider: "tensorpix",
    job: "too late, or stopped before",
    id: 43,
    status: 409,
    request: "DELETE /api/jobs/43/",
    state: "already-canceled",
    stopped: true,
  },
  {
    provider: "tensorpix",
    job: "unknown",
    id: 44,
    status: 404,
    request: "DELETE /api/jobs/44/",
    state: "not-found",
    stopped: undefined,
  },
  {
    provider: "tensorpool",
    job: "can be stopped",
    id: "j-1",
    status: 202,
    request: "POST /job/cancel/j-1",
    state: "canceling",
    stopped: undefined,
  },
  {
    provider: "tensorpool",
    job: "too late, or stopped before",
    id: "j-2",
    status: 200,
    request: "POST /job/cancel/j-2",
    state: "already-canceled",
    stopped: true,
  },
  {
    provider: "tensorpool",
    job: "unknown",
    id: "j-3",
    status: 404,
    request: "POST /job/cancel/j-3",
    state: "not-found",
    stopped: undefined,
  },
  {
    provider: "topaz",
    job: "can be stopped",
    id: uuid,
    status: 204,
    request: `DELETE /image/v1/cancel/${uuid}`,
    state: "canceled",
    stopped: true,
  },
  {
    provider: "topaz",
    job: "too late, or stopped before",
    id: uuid,
    status: 409,
    request: `DELETE /image/v1/cancel/${uuid}`,
    state: "not-cancelable",
    stopped: undefined,
  },
  {
    provider: "topaz",
    job: "unknown",
    id: uuid,
    status: 404,
    request: `DELETE /image/v1/cancel/${uuid}`,
    state: "not-found",
    stopped: undefined,
  },
];
