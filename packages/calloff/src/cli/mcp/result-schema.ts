import type { JsonSchemaType } from "@modelcontextprotocol/server";
import type { ResultLine } from "../cancel/result-line.ts";

/** Schema of a result, in the form that `calloff cancel --json` prints it in. */
export const RESULT: JsonSchemaType = {
  type: "object",
  required: ["reference", "kind", "attempts"],
  properties: {
    reference: { type: "string", description: "The job, as it was given." },
    kind: {
      type: "string",
      enum: ["answered", "failed", "not-sent"],
      description:
        "answered: the vendor's answer says something about the job, see state. failed: see reason and message; the job may still be running. not-sent: the vendor was not asked.",
    },
    state: {
      type: "string",
      enum: ["canceled", "canceling", "already-canceled", "already-finished", "not-cancelable", "not-found"],
      description:
        "canceled: stopped because of this call. canceling: accepted, the stop is not confirmed. already-canceled and already-finished: it was over before. not-cancelable: the vendor refuses. not-found: the vendor knows no such job.",
    },
    stopped: {
      type: "boolean",
      description: "true: the job runs no longer. false: that is not known, and it may still cost money.",
    },
    status: { type: "integer", description: "The vendor's HTTP status, where it answered." },
    message: { type: "string", description: "The vendor's words, or what went wrong and what to do." },
    reason: {
      type: "string",
      description: "The error's code, or why nothing was sent, or why the stop is not confirmed.",
    },
    confirmed: {
      type: "boolean",
      description: "false: it was to be confirmed that the job has stopped, and could not be.",
    },
    attempts: { type: "integer", description: "Requests that were sent." },
    retried: {
      type: "boolean",
      description:
        "true: an earlier request of this call may have been carried out although its answer was lost.",
    },
  } satisfies Record<keyof ResultLine, JsonSchemaType>,
};
