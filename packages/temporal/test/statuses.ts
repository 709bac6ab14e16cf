import type { StatusRow } from "@calloff/contract/vitest";

/** From https://raw.githubusercontent.com/temporalio/api/HEAD/openapi/openapiv3.yaml, and what was answered when the provider was added: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
  { value: "WORKFLOW_EXECUTION_STATUS_UNSPECIFIED", means: "read as unknown", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_UNSPECIFIED" } }, state: "unknown", final: false },
  { value: "WORKFLOW_EXECUTION_STATUS_RUNNING", means: "read as running", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_RUNNING" } }, state: "running", final: false },
  { value: "WORKFLOW_EXECUTION_STATUS_PAUSED", means: "read as running", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_PAUSED" } }, state: "running", final: false },
  { value: "WORKFLOW_EXECUTION_STATUS_CANCELED", means: "read as canceled", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_CANCELED" } }, state: "canceled", final: true },
  { value: "WORKFLOW_EXECUTION_STATUS_TERMINATED", means: "read as canceled", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_TERMINATED" } }, state: "canceled", final: true },
  { value: "WORKFLOW_EXECUTION_STATUS_COMPLETED", means: "read as succeeded", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_COMPLETED" } }, state: "succeeded", final: true },
  { value: "WORKFLOW_EXECUTION_STATUS_FAILED", means: "read as failed", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_FAILED" } }, state: "failed", final: true },
  { value: "WORKFLOW_EXECUTION_STATUS_TIMED_OUT", means: "read as failed", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_TIMED_OUT" } }, state: "failed", final: true },
  { value: "WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW", means: "read as unknown", body: { workflowExecutionInfo: { status: "WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW" } }, state: "unknown", final: false },
];

/** With a value that is not among them. */
export const unknownName: object = { workflowExecutionInfo: { status: "a-stranger" } };
