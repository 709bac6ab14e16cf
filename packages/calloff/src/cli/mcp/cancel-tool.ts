import { type CallOptions, CalloffError } from "@calloff/core";
import { type RunResult, toResultLine } from "../cancel/result-line.ts";
import { jobsOf, listProviders } from "../known-provider.ts";
import type { Jobs } from "./jobs.ts";
import { RESULT } from "./result-schema.ts";
import { CONFIRM, DEFAULT_TIMEOUT_SECONDS, REFERENCE, TIMEOUT_SECONDS, type Tool } from "./tool.ts";

interface CancelInput {
  readonly reference: string;
  readonly confirm?: boolean;
  readonly timeoutSeconds?: number;
}

/** The tool `cancel`: one job. */
export function cancelTool(jobs: Jobs): Tool<CancelInput> {
  return {
    name: "cancel",
    title: "Cancel a paid job",
    description:
      "Stops one paid job at its vendor. The job's work so far may be lost. The vendor's API key is read from the server's environment. Canceling a job twice does no harm. If stopped is not true in the result, the job may still cost money: call again with confirm, or read its status.",
    // The second time there is nothing left to stop.
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    inputSchema: {
      type: "object",
      required: ["reference"],
      properties: { reference: REFERENCE, confirm: CONFIRM, timeoutSeconds: TIMEOUT_SECONDS },
      additionalProperties: false,
    },
    outputSchema: RESULT,
    cancels: ({ reference }) => [reference],
    async run({ reference, confirm = false, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }, signal) {
      const options = { signal, timeout: timeoutSeconds * 1_000 };
      const content = toResultLine(await cancel(jobs, reference, confirm, options), confirm);
      return { content, isError: content.kind !== "answered" };
    },
  };
}

/** A job whose vendor has no way to confirm is canceled all the same; its result then says that it is unconfirmed. */
async function cancel(
  jobs: Jobs,
  reference: string,
  confirm: boolean,
  options: CallOptions,
): Promise<RunResult> {
  try {
    const job = jobs.parseReference(reference);
    const canConfirm = confirm && hasStatus(job.provider);
    const outcome = await jobs.cancel(job, canConfirm ? { ...options, confirm } : options);
    return { kind: "answered", reference, outcome };
  } catch (error) {
    if (!CalloffError.is(error)) throw error;
    return { kind: "failed", reference, error, attempts: error.attempts };
  }
}

function hasStatus(provider: string): boolean {
  return listProviders().some((one) =>
    jobsOf(one).some(({ name, status }) => name === provider && status !== undefined),
  );
}
