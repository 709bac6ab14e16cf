import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** From Temporal's document, by hand; errors have no statuses of their own there, so these are HTTP's. */
export const answers: readonly AnswerRow[] = [
  {
    status: 200,
    page: "asked, and the workflow may ignore it; a closed one is answered so too",
    body: {},
    state: "canceling",
    stopped: undefined,
  },
  {
    documented: "default",
    status: 404,
    page: "NotFound: an unknown workflow",
    body: { code: 5, message: "workflow not found" },
    state: "not-found",
    stopped: undefined,
    http: true,
  },
  {
    documented: "default",
    status: 500,
    page: "an error, as HTTP has it",
    body: { code: 13, message: "internal error" },
    error: "server-error",
    http: true,
  },
];

/** From the same document: the cancel of one workflow. */
export const request: CancelRequest = {
  id: { namespace: "default", workflowId: "order-42" },
  key: "temporal-key",
  method: "POST",
  url: "/api/v1/namespaces/default/workflows/order-42/cancel",
  header: ["authorization", "Bearer temporal-key"],
  body: {},
};

/** From the same document: what a cancel means by when it comes. */
export const moments: Moments = {
  initial: { status: 200, body: {}, state: "canceling", page: "asked, at the workflow's will" },
  repeated: { status: 200, body: {}, state: "canceling", page: "success, when it is closed already too" },
  afterCompletion: {
    status: 200,
    body: {},
    state: "canceling",
    page: "success, when it is closed already too",
  },
};
