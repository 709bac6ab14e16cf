import type { StatusRow } from "@calloff/contract/vitest";

interface Kind {
  readonly statuses: readonly StatusRow[];
  readonly unknownName: object;
}

const run = (status: string) => ({
  runId: "run_2f6c1a",
  task: "Find the price",
  status,
  createdAt: "2026-11-29T05:00:00Z",
  updatedAt: "2026-11-29T05:01:00Z",
});

const session = (status: string) => ({
  id: "9d3f1c52-6b7e-4a8d-8f10-2c4e6a8b0d1f",
  createdAt: "2026-11-29T05:00:00Z",
  updatedAt: "2026-11-29T05:01:00Z",
  projectId: "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9",
  startedAt: "2026-11-29T05:00:01Z",
  expiresAt: "2026-11-29T06:00:00Z",
  status,
  proxyBytes: 0,
  keepAlive: false,
  region: "us-west-2",
});

/** From Browserbase's document, by hand. */
export const kinds: Readonly<Record<"agentRun" | "session", Kind>> = {
  agentRun: {
    statuses: [
      { value: "PENDING", means: "not begun", body: run("PENDING"), state: "queued", final: false },
      {
        value: "RUNNING",
        means: "at work, asked to stop or not",
        body: run("RUNNING"),
        state: "running",
        final: false,
      },
      { value: "STOPPED", means: "stopped, as asked", body: run("STOPPED"), state: "canceled", final: true },
      { value: "COMPLETED", means: "done", body: run("COMPLETED"), state: "succeeded", final: true },
      { value: "FAILED", means: "not done", body: run("FAILED"), state: "failed", final: true },
      { value: "TIMED_OUT", means: "out of time", body: run("TIMED_OUT"), state: "failed", final: true },
    ],
    // There is no such word for a run that was asked to stop, and still runs.
    unknownName: run("STOPPING"),
  },
  session: {
    statuses: [
      { value: "PENDING", means: "not begun", body: session("PENDING"), state: "queued", final: false },
      {
        value: "RUNNING",
        means: "at work, asked to release or not",
        body: session("RUNNING"),
        state: "running",
        final: false,
      },
      {
        value: "COMPLETED",
        means: "over: released, or come to its end; there is one word for both",
        body: session("COMPLETED"),
        state: "ended",
        final: true,
      },
      { value: "ERROR", means: "failed", body: session("ERROR"), state: "failed", final: true },
      { value: "TIMED_OUT", means: "out of time", body: session("TIMED_OUT"), state: "failed", final: true },
    ],
    // What the cancel's body asks for is no status.
    unknownName: session("REQUEST_RELEASE"),
  },
};
