import { CalloffError } from "@calloff/core";
import { isUnsent } from "@calloff/runtime/internal";
import { explain } from "../cancel/result-line.ts";
import type { Jobs } from "./jobs.ts";
import { DEFAULT_TIMEOUT_SECONDS, REFERENCE, TIMEOUT_SECONDS, type Tool } from "./tool.ts";

interface StatusInput {
  readonly reference: string;
  readonly timeoutSeconds?: number;
}

/** The tool `status`: how one job is. */
export function statusTool(jobs: Jobs): Tool<StatusInput> {
  return {
    name: "status",
    title: "Read a paid job's status",
    description:
      "Reads the status of one job from its vendor, and changes nothing. If the vendor has no status operation, the error says so.",
    annotations: { readOnlyHint: true, openWorldHint: true },
    inputSchema: {
      type: "object",
      required: ["reference"],
      properties: { reference: REFERENCE, timeoutSeconds: TIMEOUT_SECONDS },
      additionalProperties: false,
    },
    outputSchema: {
      type: "object",
      required: ["reference", "kind", "attempts"],
      properties: {
        reference: { type: "string", description: "The job, as it was given." },
        kind: { type: "string", enum: ["answered", "failed"] },
        state: {
          type: "string",
          enum: ["queued", "running", "canceling", "canceled", "succeeded", "failed", "ended", "unknown"],
          description: "unknown: Calloff does not recognize the vendor's value, which may be a final one.",
        },
        final: {
          type: "boolean",
          description: "true: the job no longer runs, and its state will not change.",
        },
        value: { type: ["string", "number"], description: "The vendor's own word for the state." },
        status: { type: "integer", description: "The vendor's HTTP status, if it answered." },
        message: { type: "string", description: "What went wrong and what to do." },
        reason: { type: "string", description: "The error's code." },
        attempts: { type: "integer", description: "The number of requests sent." },
      },
    },
    async run({ reference, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }, signal) {
      try {
        const options = { signal, timeout: timeoutSeconds * 1_000 };
        const job = await jobs.status(jobs.parseReference(reference), options);
        const { state, final, value, status, attempts } = job;
        const own = value === undefined ? {} : { value };
        return { content: { reference, kind: "answered", state, final, ...own, status, attempts } };
      } catch (error) {
        if (!CalloffError.is(error)) throw error;
        const { code: reason, status, cause } = error;
        const answered = status === undefined ? {} : { status };
        const attempts = isUnsent(cause) ? 0 : error.attempts;
        const message = explain(reference, error);
        return {
          content: { reference, kind: "failed", reason, ...answered, message, attempts },
          isError: true,
        };
      }
    },
  };
}
