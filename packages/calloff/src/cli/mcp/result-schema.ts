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
        "answered: the vendor's answer gives the job's state. failed: see reason and message; the job may still be running. not-sent: no request was sent.",
    },
    state: {
      type: "string",
      enum: ["canceled", "canceling", "already-canceled", "already-finished", "not-cancelable", "not-found"],
      description:
        "canceled: this call stopped the job. canceling: the vendor accepted the request; the job may still be running. already-canceled and already-finished: the job had ended before. not-cancelable: the vendor refuses. not-found: the vendor knows no such job.",
    },
    stopped: {
      type: "boolean",
      description:
        "true: the job no longer runs. Missing: this is not known, and the job may still cost money.",
    },
    status: { type: "integer", description: "The vendor's HTTP status, if it answered." },
    message: { type: "string", description: "The vendor's message, or what went wrong and what to do." },
    reason: {
      type: "string",
      description: "The error's code, or why nothing was sent, or why the stop is not confirmed.",
    },
    confirmed: {
      type: "boolean",
      description: "false: confirm was set, but could not confirm that the job has stopped.",
    },
    attempts: { type: "integer", description: "The number of requests sent." },
    retried: {
      type: "boolean",
      description:
        "true: the vendor may have carried out an earlier request of this call whose answer was lost.",
    },
  } satisfies Record<keyof ResultLine, JsonSchemaType>,
};
