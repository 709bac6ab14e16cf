import { type CancelableDescriptor, createCancelableProvider } from "@calloff/runtime";
import type { Subject } from "../subject.ts";
import { bodyFaults } from "./body-faults.ts";
import { connectionFaults } from "./connection-faults.ts";
import { describeFaults } from "./describe-faults.ts";

// The commonest cancel there is: 200 with the job, whose status says what came of it. A 200 that says nothing of the job
// is then taken as the rule's `otherwise`, with a warning for that beside any other.

const descriptor: CancelableDescriptor<"kiln"> = {
  name: "kiln",
  baseUrl: "https://kiln.example",
  credential: { env: "KILN_API_KEY", header: "authorization", prefix: "Bearer " },
  cancel: {
    method: "POST",
    path: "/firings/{id}/cancel",
    id: { name: "id", kind: "string" },
    answers: {
      200: {
        at: "/status",
        values: { canceled: "canceled", failed: "already-finished" },
        otherwise: "canceling",
      },
    },
  },
};

const subject: Subject = {
  provider: "kiln",
  create: (options) => createCancelableProvider(descriptor, options),
  baseUrl: "https://kiln.example",
  request: {
    id: "f1",
    key: "kiln-key",
    method: "POST",
    url: "/firings/f1/cancel",
    header: ["authorization", "Bearer kiln-key"],
  },
  answers: [
    { status: 200, page: "it has stopped", body: { status: "canceled" }, state: "canceled", stopped: true },
    { status: 200, page: "too late", body: { status: "failed" }, state: "already-finished", stopped: true },
    { status: 200, page: "nothing at /status", body: "", state: "canceling", stopped: undefined },
  ],
  moments: {
    initial: { status: 200, body: { status: "canceled" }, state: "canceled", page: "it has stopped" },
    repeated: undefined,
    afterCompletion: { status: 200, body: { status: "failed" }, state: "already-finished", page: "too late" },
  },
};

describeFaults(subject, [...connectionFaults, ...bodyFaults]);
