import { CalloffError, type JobId, type JobOperation, type Outcome } from "@calloff/runtime";
import { checkJobId, onAbort, tell } from "@calloff/runtime/internal";
import type { AnyProvider } from "../composed.ts";
import type { CancelReport } from "../guards/cancel-within.ts";
import { guardJob } from "../guards/guard.ts";
import type { Guarded, Guards } from "../guards/guards.ts";
import { whenAllAborted } from "../guards/when-all-aborted.ts";
import { writeReference } from "../job-reference.ts";
import { asCalloffError } from "../provider-error.ts";
import { StartError } from "./start-error.ts";
import { notAnId, notEnded, notSubmitted, notWanted, submitFailed } from "./start-failures.ts";
import {
  checkStartOptions,
  type StartedJob,
  type StartOptions,
  type StartSettings,
  type Submit,
} from "./start-options.ts";
import { type Stop, Submission, type Submitted } from "./submission.ts";

/** A job whose id has come. */
interface Job {
  readonly id: JobId;
  readonly reference: string;
}

/**
 * Submits a job and guards it; a job that is called off before its id is there is canceled when the id comes.
 *
 * @param name the provider's, in this composition
 * @throws CalloffError `invalid-options`; what `submit` failed with, where that says that nothing was sent; StartError
 */
export async function startJob(
  guards: Guards,
  name: string,
  provider: AnyProvider,
  submit: Submit<unknown>,
  options: StartOptions,
): Promise<StartedJob> {
  return new Start(guards, name, provider, checkStartOptions(name, submit, options)).run(submit);
}

/** One job from before it is submitted until it is handed out, and so guarded as every other, or given up. */
class Start implements Guarded {
  readonly #guards: Guards;
  readonly #name: string;
  readonly #provider: AnyProvider;
  readonly #idDescriptor: JobOperation["id"];
  readonly #settings: StartSettings;
  readonly #submission: Submission;
  readonly #fate: Promise<Outcome | undefined>;
  #settleFate: (fate: Promise<Outcome | undefined> | undefined) => void = () => {};
  #stopWaiting = (): void => {};
  // Where several watch the process's end, the one that waits longest.
  readonly #waitWith = whenAllAborted(() => {
    this.#submission.giveUp();
    this.#stopWaiting();
  });
  reference: string | undefined;

  constructor(guards: Guards, name: string, provider: AnyProvider, settings: StartSettings) {
    this.#guards = guards;
    this.#name = name;
    this.#provider = provider;
    this.#idDescriptor = provider.descriptor.cancel.id;
    this.#settings = settings;
    this.#submission = new Submission(settings);
    this.#fate = new Promise((resolve) => {
      this.#settleFate = resolve;
    });
    // Only a process that ends looks at it.
    this.#fate.catch(() => {});
  }

  async run(submit: Submit<unknown>): Promise<StartedJob> {
    const { signal } = this.#settings;
    const stop = (): void =>
      this.#submission.stopFor({ code: "aborted", why: "aborted by the caller", cause: signal?.reason });
    const stopListening = onAbort(signal, stop);
    // A process that is ending calls it off at once.
    this.#guards.add(this);
    const submitted = await this.#submission.run(submit);
    stopListening();
    if ("ended" in submitted) {
      const { stop: reason, ended } = submitted;
      if (ended === undefined) throw this.#end(notSubmitted(this.#name, reason));
      void this.#declineLate(ended, reason);
      throw notEnded(this.#name, reason);
    }
    const job = this.#read(submitted);
    const { stop: reason } = this.#submission;
    if (CalloffError.is(job)) throw this.#end(job);
    if (reason !== undefined) throw await this.#decline(job, reason);
    return this.#handOut(job);
  }

  /** Called when the process ends: gives what became of the job, when nothing is left to be done. */
  cancel(timeIsUp: AbortSignal): Promise<Outcome | undefined> {
    this.#submission.stopFor({ code: "aborted", why: "the process was told to end" });
    this.#waitWith(timeIsUp);
    return this.#fate;
  }

  #read(submitted: Submitted): Job | CalloffError {
    const name = this.#name;
    if ("failure" in submitted) return submitFailed(name, this.#submission.stop, submitted.failure);
    try {
      const id = checkJobId(submitted.id, this.#idDescriptor);
      return { id, reference: writeReference({ provider: name, id }) };
    } catch (refusal) {
      return notAnId(name, submitted.id, refusal);
    }
  }

  #handOut(job: Job): StartedJob {
    const { signal } = this.#settings;
    // Whoever leaves the scope is told of a failure.
    const stopListening = onAbort(signal, () => void guarded.cancel().catch(() => {}));
    const guarded = guardJob(
      this.#guards,
      job.reference,
      (waiting) => this.#send(job, waiting),
      stopListening,
    );
    this.#guards.delete(this);
    this.#settleFate(undefined);
    return { ...guarded, id: job.id };
  }

  /** Cancels a job that is not wanted any more. */
  async #decline(job: Job, stop: Stop): Promise<CalloffError> {
    const { reference } = job;
    this.reference = reference;
    const waiting = new AbortController();
    this.#stopWaiting = () => waiting.abort();
    const report: CancelReport<string> = await this.#send(job, waiting.signal).then(
      (outcome) => ({ reference, outcome, error: undefined }),
      (error: unknown) => ({ reference, outcome: undefined, error: asCalloffError(error) }),
    );
    return this.#end(notWanted(this.#name, stop, report));
  }

  /** Cancels a job whose id comes when `start` has rejected. It never rejects. */
  async #declineLate(ended: Promise<Submitted>, stop: Stop): Promise<void> {
    const job = this.#read(await ended);
    const error = CalloffError.is(job) ? this.#end(job) : await this.#decline(job, stop);
    if (!StartError.is(error) || error.reference === undefined) return;
    const { reference, outcome, cancelError } = error;
    tell(this.#settings.onLate, { reference, outcome, error: cancelError });
  }

  async #send({ id }: Job, signal: AbortSignal | undefined): Promise<Outcome> {
    return this.#provider.cancel(id as never, { ...this.#settings.cancel, signal });
  }

  /** No job is left to be looked after. */
  #end(error: CalloffError): CalloffError {
    this.#guards.delete(this);
    const { outcome, cancelError, mayBeRunning } = StartError.is(error) ? error : ({} as Partial<StartError>);
    const isUnknown = outcome === undefined && mayBeRunning === true;
    this.#settleFate(isUnknown ? Promise.reject(cancelError ?? error) : Promise.resolve(outcome));
    return error;
  }
}
