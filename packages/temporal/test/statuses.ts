import type { StatusRow } from "@calloff/contract/vitest";

const workflow = (status: string) => ({
  workflowExecutionInfo: {
    execution: { workflowId: "order-42", runId: "0198a2b4-3c5d-7e6f-8a9b-0c1d2e3f4a5b" },
    startTime: "2026-11-29T05:00:00Z",
    status,
  },
});

const row = (word: string, means: string, state: StatusRow["state"], final: boolean): StatusRow => {
  const value = `WORKFLOW_EXECUTION_STATUS_${word}`;
  return { value, means, body: workflow(value), state, final };
};

/** From Temporal's document, the description of a workflow, by hand. */
export const statuses: readonly StatusRow[] = [
  row("RUNNING", "at work, asked to stop or not", "running", false),
  row("PAUSED", "held, and goes on", "running", false),
  row("CANCELED", "it took the cancel", "canceled", true),
  row("TERMINATED", "stopped by force", "canceled", true),
  row("COMPLETED", "done", "succeeded", true),
  row("FAILED", "not done", "failed", true),
  row("TIMED_OUT", "out of time", "failed", true),
  row("CONTINUED_AS_NEW", "goes on as another run", "unknown", false),
  row("UNSPECIFIED", "not said", "unknown", false),
];

/** The document knows the word with its prefix only. */
export const unknownName: object = workflow("CANCELED");
