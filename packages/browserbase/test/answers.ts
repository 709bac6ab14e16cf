import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

interface Kind {
  readonly request: CancelRequest;
  readonly answers: readonly AnswerRow[];
  readonly moments: Moments;
}

const key = "bb_live_key";
const header = ["x-bb-api-key", key] as const;

const run = (status: string) => ({
  runId: "run_2f6c1a",
  task: "Find the price",
  status,
  createdAt: "2026-11-29T05:00:00Z",
  updatedAt: "2026-11-29T05:01:00Z",
});

const sessionId = "9d3f1c52-6b7e-4a8d-8f10-2c4e6a8b0d1f";

const session = (status: string) => ({
  id: sessionId,
  createdAt: "2026-11-29T05:00:00Z",
  updatedAt: "2026-11-29T05:01:00Z",
  projectId: "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9",
  startedAt: "2026-11-29T05:00:01Z",
  expiresAt: "2026-11-29T06:00:00Z",
  status,
  keepAlive: false,
});

/** From Browserbase's document, by hand. */
export const kinds: Readonly<Record<"agentRun" | "session", Kind>> = {
  agentRun: {
    request: { id: "run_2f6c1a", key, method: "POST", url: "/v1/agents/runs/run_2f6c1a/stop", header },
    answers: [
      {
        status: 202,
        page: "asked, not begun yet",
        body: run("PENDING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 202,
        page: "asked, poll until STOPPED",
        body: run("RUNNING"),
        state: "canceling",
        stopped: undefined,
      },
      { status: 202, page: "stopped", body: run("STOPPED"), state: "canceled", stopped: true },
      { status: 202, page: "completed", body: run("COMPLETED"), state: "already-finished", stopped: true },
      { status: 202, page: "failed", body: run("FAILED"), state: "already-finished", stopped: true },
      { status: 202, page: "timed out", body: run("TIMED_OUT"), state: "already-finished", stopped: true },
      {
        status: 202,
        page: "a body that says nothing of the run",
        body: "",
        state: "canceling",
        stopped: undefined,
      },
    ],
    moments: {
      initial: { status: 202, body: run("RUNNING"), state: "canceling", page: "asked, poll until STOPPED" },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
  session: {
    request: {
      id: sessionId,
      key,
      method: "POST",
      url: `/v1/sessions/${sessionId}`,
      header,
      body: { status: "REQUEST_RELEASE" },
    },
    answers: [
      {
        status: 200,
        page: "asked, not begun yet",
        body: session("PENDING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "asked, still running",
        body: session("RUNNING"),
        state: "canceling",
        stopped: undefined,
      },
      {
        status: 200,
        page: "has ended",
        body: session("COMPLETED"),
        state: "already-finished",
        stopped: true,
      },
      { status: 200, page: "has failed", body: session("ERROR"), state: "already-finished", stopped: true },
      {
        status: 200,
        page: "timed out",
        body: session("TIMED_OUT"),
        state: "already-finished",
        stopped: true,
      },
      {
        status: 200,
        page: "a body that says nothing of the session",
        body: "",
        state: "canceling",
        stopped: undefined,
      },
    ],
    moments: {
      initial: { status: 200, body: session("RUNNING"), state: "canceling", page: "a request to release" },
      repeated: undefined,
      afterCompletion: undefined,
    },
  },
};
