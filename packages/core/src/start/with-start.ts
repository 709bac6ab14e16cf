import type { Calloff } from "../calloff.ts";
import type { CancelableName, IdOf, OutcomeOf } from "../composed.ts";
import type { Composition } from "../create-calloff.ts";
import type { ReferenceTextOf } from "../job-reference.ts";
import { startJob } from "./start-job.ts";
import type { StartedJob, StartOptions, Submit } from "./start-options.ts";

/** What {@link Calloff} does, and `start`. */
export interface StartCalloff<Providers> extends Calloff<Providers> {
  /**
   * Submits a job and guards it from the first moment: when `signal` aborts before the vendor has given the job's id,
   * `submit` is waited for, and the job that comes of it is canceled.
   *
   * @example
   * ```ts
   * async function submit({ signal }: { signal: AbortSignal }): Promise<string> {
   *   const response = await fetch("https://vendor.example/jobs", { method: "POST", body, signal });
   *   return (await response.json()).job_id;
   * }
   *
   * await using job = await jobs.start("pulse", submit, { signal: stop.signal });
   * console.log(job.reference); // pulse:abc123
   * await readResult(job.id);
   * job.release(); // finished: neither the scope nor the signal cancels it any more
   * ```
   * @param provider the name it was composed under
   * @param submit your own call that submits the job, in one request, and gives its id; pass its `signal` on to the
   *   request. Where it is sure that no job was made, it may throw a CalloffError with `attempts: 0`.
   * @throws CalloffError `invalid-options`: nothing was sent
   * @throws CalloffError with `attempts: 0`, as `submit` threw it: nothing was sent
   * @throws StartError in all other cases; its `mayBeRunning`, `reference`, `outcome` and `cancelError` say what became
   *   of the job. Its code is `aborted` when `signal` aborted or the process was told to end before the id was there,
   *   `timeout` after `submitTimeout`, `invalid-job-id` when `submit` gave something else, and when it failed the code
   *   of the CalloffError that it threw, or `unexpected-response`
   */
  start<Name extends CancelableName<Providers>>(
    provider: Name,
    submit: Submit<IdOf<Providers[Name]>>,
    options?: StartOptions,
  ): Promise<StartedJob<ReferenceTextOf<Providers, Name>, IdOf<Providers[Name]>, OutcomeOf<Providers[Name]>>>;
}

/** The composed providers with `start` beside `cancel`. */
export function withStart<Providers>(composition: Composition<Providers>): StartCalloff<Providers> {
  const { jobs, guards, findCancelable } = composition;
  const start = async (
    name: string,
    submit: Submit<unknown>,
    options: StartOptions = {},
  ): Promise<StartedJob> => startJob(guards, name, findCancelable(name), submit, options);
  // The implementation has one signature, and the interface's depends on the providers.
  return { ...jobs, start } as unknown as StartCalloff<Providers>;
}
