import type { CalloffError, CancelOptions, ConfirmOptions, Outcome } from "@calloff/runtime";
import { backoff, isTransient, isUnsent, tell } from "@calloff/runtime/internal";
import { asCalloffError } from "../provider-error.ts";
import type { RunSettings } from "./cancel-all-options.ts";
import type { CancelResult, NotSentResult } from "./cancel-result.ts";
import { givenUpError } from "./errors.ts";
import { Queue } from "./queue.ts";
import { RateController } from "./rate-controller.ts";
import { RetryQueue } from "./retry-queue.ts";

/** Accepted cancels whose jobs' status is read at once: each is read every few seconds. */
const MAX_WATCHED = 256;
/** References that are read ahead for a vendor, so that it has always something to do: as many as calls may run. */
const READ_AHEAD = 1_000;
/** Milliseconds without an answer after which a vendor counts as stalled. */
const STALLED_AFTER_MS = 5_000;

/** Cancels the job, and says how it is if it has a `status`. */
interface Target {
  cancel(id: never, options: CancelOptions | ConfirmOptions): Promise<Outcome>;
  readonly status?: unknown;
}

/** A job found by its reference. */
export interface LocatedJob {
  readonly reference: unknown;
  readonly provider: string;
  readonly id: unknown;
  readonly target: Target;
}

/** Finds a reference's job. @throws CalloffError for what is not a reference, or names no provider */
export type Locate = (reference: unknown) => LocatedJob;

/** A job that was begun, and what came of it so far. */
interface StartedJob {
  readonly job: LocatedJob;
  attempts: number;
  /** Attempts that count against `retries`; a 429 does not. */
  failures: number;
  /** An attempt may have been carried out although its answer was lost. */
  uncertain: boolean;
  lastError: CalloffError | undefined;
  /** When it was first refused with 429. */
  refusedSince: number | undefined;
  notBefore: number;
}

/** What a queue tells the run that it belongs to. */
export interface QueueEvents {
  report(result: CancelResult): void;
  /** There is something to start that no result tells of. */
  changed(): void;
}

/** All jobs of one vendor: what waits, what is in flight, and how fast it is asked. */
export class ProviderQueue {
  readonly #provider: string;
  readonly #settings: RunSettings;
  readonly #locate: Locate;
  readonly #events: QueueEvents;
  readonly #rate: RateController;
  /** References that have not been tried, as they were given: a hundred bytes each. */
  readonly #fresh = new Queue<unknown>();
  readonly #retries = new RetryQueue<StartedJob>();
  readonly #inFlight = new Set<StartedJob>();
  /** Calls that were accepted, and whose jobs are read until they have stopped: they take no other's place. */
  readonly #watched = new Set<StartedJob>();
  /** Ends the calls in flight. */
  readonly #ending = new AbortController();
  #lastFailure: CalloffError | undefined;
  #lastProgressAt = 0;

  constructor(provider: string, settings: RunSettings, locate: Locate, events: QueueEvents) {
    this.#provider = provider;
    this.#settings = settings;
    this.#locate = locate;
    this.#events = events;
    this.#rate = new RateController(settings.concurrencyOf(provider), settings.patience);
  }

  /** Calls, and what follows them up. */
  get inFlight(): number {
    return this.#inFlight.size + this.#watched.size;
  }

  /** Jobs that wait, for their turn or for another attempt. */
  get waiting(): number {
    return this.#fresh.size + this.#retries.size;
  }

  /** Whether more references should be read for it. */
  get isHungry(): boolean {
    return this.waiting < READ_AHEAD;
  }

  /** When the vendor counts as stalled, unless it answers before. */
  get stallsAt(): number {
    return this.#lastProgressAt + STALLED_AFTER_MS;
  }

  add(reference: unknown, now: number): void {
    if (this.waiting + this.inFlight === 0) {
      this.#rate.wasIdle(now);
      this.#lastProgressAt = now;
    }
    this.#fresh.push(reference);
  }

  /** Starts what may run now, unless there is no room for results; gives the time at which to look again. */
  start(now: number, hasRoom: boolean): number {
    if (this.waiting === 0) return Number.POSITIVE_INFINITY;
    if (this.#lastFailure !== undefined && this.#rate.isGivenUp(now)) {
      const reason = this.#lastFailure.code === "rate-limited" ? "rate-limited" : "vendor-down";
      this.abandon(reason, this.#lastFailure);
      return Number.POSITIVE_INFINITY;
    }
    // A call that fails at once changes the rate: it is asked anew for each.
    while (hasRoom && now >= this.#rate.resumesAt && this.#free > 0) {
      if (!this.#startNext(now)) break;
    }
    const isPaused = now < this.#rate.resumesAt;
    if (isPaused) return this.#rate.resumesAt;
    return this.#fresh.size === 0 || this.#free > 0 ? this.#retries.nextAt : Number.POSITIVE_INFINITY;
  }

  /** Ends all that waits: what was tried with its last error, what was not as not sent. */
  abandon(reason: NotSentResult<unknown>["reason"], error: CalloffError): void {
    for (const { job, attempts, lastError = error } of this.#retries.takeAll()) {
      this.#events.report({ kind: "failed", reference: job.reference, error: lastError, attempts });
    }
    const why = reason === "aborted" ? error : givenUpError(error, this.#settings.patience);
    for (const reference of this.#fresh.takeAll()) {
      this.#events.report({ kind: "not-sent", reference, reason, error: why });
    }
  }

  /** Ends all that waits, and the calls in flight. */
  end(error: CalloffError, reason: unknown): void {
    this.abandon("aborted", error);
    this.#ending.abort(reason);
  }

  /** Waits no longer for calls that go on although they were aborted. */
  abandonInFlight(error: CalloffError): void {
    const deaf = [...this.#inFlight, ...this.#watched];
    this.#inFlight.clear();
    this.#watched.clear();
    for (const started of deaf) {
      started.attempts += 1;
      this.#giveUp(started, error);
    }
  }

  get #free(): number {
    const unwatched = this.#settings.confirm ? MAX_WATCHED - this.inFlight : Number.POSITIVE_INFINITY;
    return Math.min(this.#rate.limit - this.#inFlight.size, unwatched);
  }

  /** @returns whether there was one to start */
  #startNext(now: number): boolean {
    const again = this.#retries.take(now);
    if (again !== undefined) {
      void this.#run(again);
      return true;
    }
    if (this.#fresh.size === 0) return false;
    const reference = this.#fresh.take();
    try {
      const job = this.#locate(reference);
      const nothing = { attempts: 0, failures: 0, uncertain: false, notBefore: 0 };
      void this.#run({ job, ...nothing, lastError: undefined, refusedSince: undefined });
    } catch (error) {
      // An object that was a reference when it was read.
      this.#events.report({ kind: "failed", reference, error: asCalloffError(error), attempts: 0 });
    }
    return true;
  }

  async #run(started: StartedJob): Promise<void> {
    const { id, target } = started.job;
    const { confirm, timeout } = this.#settings;
    this.#inFlight.add(started);
    const options: CancelOptions = { timeout, retries: 0, signal: this.#ending.signal };
    const isFollowed = confirm && canConfirm(target);
    const isWaitedFor = (): boolean => this.#inFlight.delete(started) || this.#watched.delete(started);
    try {
      const outcome = await target.cancel(
        id as never,
        isFollowed ? this.#followedUp(options, started) : options,
      );
      if (typeof outcome?.state !== "string") throw new Error("it returned no outcome");
      if (isWaitedFor()) this.#answered(started, outcome);
    } catch (error) {
      if (isWaitedFor()) this.#failed(started, asCalloffError(error), performance.now());
    }
  }

  #answered({ job, attempts, uncertain }: StartedJob, outcome: Outcome): void {
    this.#progress();
    const { reference, target } = job;
    let whole = outcome;
    if (attempts > 0) {
      whole = { ...outcome, attempts: attempts + outcome.attempts, retried: uncertain || outcome.retried };
    }
    // The same shape for every vendor, also for those that have no way to confirm.
    const isUnconfirmed = this.#settings.confirm && !canConfirm(target);
    if (isUnconfirmed) whole = { ...whole, confirmation: undefined } as Outcome & { confirmation: undefined };
    this.#events.report({ kind: "answered", reference, outcome: whole });
  }

  #followedUp(options: CancelOptions, started: StartedJob): ConfirmOptions {
    const onAccepted = (): void => {
      if (!this.#inFlight.delete(started)) return;
      this.#watched.add(started);
      this.#progress();
      this.#events.changed();
    };
    return { ...options, confirm: true, onAccepted };
  }

  #progress(): void {
    this.#rate.answered();
    this.#lastProgressAt = performance.now();
  }

  #failed(started: StartedJob, error: CalloffError, now: number): void {
    const { retries, patience } = this.#settings;
    started.attempts += error.attempts;
    const wasSent = error.attempts > 0 && !isUnsent(error.cause);
    // What a sent request failed with says more about the job than a connection that was not made.
    if (wasSent || !started.uncertain) started.lastError = error;
    const { lastError = error } = started;
    if (!isTransient(error)) {
      if (error.status !== undefined) this.#progress();
      this.#giveUp(started, lastError);
      return;
    }
    const isRefusal = error.code === "rate-limited";
    this.#lastFailure = error;
    const pausedUntil = this.#rate.resumesAt;
    this.#rate.failed(error, now);
    if (!isRefusal) {
      started.uncertain ||= wasSent;
      started.failures += 1;
    }
    // One job that is always refused must not pause the others for ever.
    if (isRefusal) started.refusedSince ??= now;
    const isRefusedTooLong = isRefusal && now - (started.refusedSince ?? now) >= patience;
    const isTooLong = (error.retryAfter ?? 0) > patience || isRefusedTooLong;
    if (this.#ending.signal.aborted || started.failures > retries) this.#giveUp(started, lastError);
    else if (isTooLong || this.#rate.isGivenUp(now)) this.#giveUp(started, givenUpError(lastError, patience));
    else this.#tryAgain(started, error, now);
    if (this.#rate.resumesAt > Math.max(now, pausedUntil))
      this.#tellWait(undefined, this.#rate.resumesAt - now, error);
    this.#events.changed();
  }

  #tryAgain(started: StartedJob, error: CalloffError, now: number): void {
    // A call that was refused with 429 was not carried out: its job is the next one when the vendor takes calls again.
    const isRefusal = error.code === "rate-limited";
    const pause = isRefusal ? 0 : backoff(started.failures);
    const delay = isRefusal ? 0 : Math.max(pause, error.retryAfter ?? 0);
    started.notBefore = now + delay;
    this.#retries.add(started);
    if (delay > pause) this.#tellWait(started.job.reference, delay, error);
  }

  #tellWait(reference: unknown, delay: number, error: CalloffError): void {
    tell(this.#settings.onWait, { provider: this.#provider, reference, delay, error });
  }

  #giveUp({ job: { reference }, attempts }: StartedJob, error: CalloffError): void {
    this.#events.report({ kind: "failed", reference, error, attempts });
  }
}

function canConfirm(target: Target): boolean {
  return typeof target.status === "function";
}
