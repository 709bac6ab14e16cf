import type { CancelAllOptions } from "@calloff/core";
import type { CallOptions, ConfirmOptions, JobId, JobStatus } from "@calloff/runtime";
import { calloff } from "../../calloff.ts";
import type { RunResult } from "../cancel/result-line.ts";

type Answered = Extract<RunResult, { readonly kind: "answered" }>;

/** A reference that was checked. */
interface Job {
  readonly provider: string;
  readonly id: JobId;
}

/** All providers under one `cancel`, for references of which nothing is known but that they are text. */
export interface Jobs {
  /** @throws CalloffError `invalid-options`, `invalid-job-id` */
  parseReference(text: string): Job;
  cancel(job: Job, options: CallOptions | ConfirmOptions): Promise<Answered["outcome"]>;
  status(job: Job, options: CallOptions): Promise<JobStatus>;
  cancelAll(references: Iterable<string>, options: CancelAllOptions): AsyncIterable<RunResult>;
}

/**
 * The providers with their keys and base URLs of the environment.
 *
 * @throws CalloffError `invalid-options` when a base URL of the environment is wrong
 */
export function allJobs(): Jobs {
  // Its types ask for the ids that each vendor's document has; what an agent says is checked when it is used.
  return calloff() as unknown as Jobs;
}
