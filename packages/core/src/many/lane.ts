import { CalloffError, type CancelOptions, type ConfirmOptions, type Outcome } from "@calloff/runtime";
import type { CancelResult } from "./cancel-result.ts";
import { growingPause } from "./growing-pause.ts";
import { isPassing, Pace } from "./pace.ts";

/** A job that waits for its turn. */
export interface Task {
  readonly reference: unknown;
  /** Whether its vendor can say how it is. */
  readonly canConfirm: boolean;
  cancel(options: CancelOptions | ConfirmOptions): Promise<Outcome>;
}

interface LaneOptions {
  /** Calls at once. */
  readonly concurrency: number;
  readonly patience: number;
  readonly retries: number;
  /** Whether to follow up what was accepted, where the vendor has a way to. */
  readonly confirm: boolean;
  /** For each call; without `retries`, which the lane counts itself. */
  readonly call: CancelOptions;
}

/** A task, and what came of it so far. */
interface Attempted {
  readonly task: Task;
  attempts: number;
  /** Attempts that count against `retries`; a 429 does not. */
  failures: number;
  /** An attempt may have been carried out although its answer was lost. */
  uncertain: boolean;
  lastError: CalloffError | undefined;
  notBefore: number;
}

const FIRST_RETRY = 250;
const LONGEST_RETRY = 8_000;
/** Accepted cancels whose jobs' status is read at once: each is read every few seconds. */
const MOST_WATCHED = 256;

/** All jobs of one vendor: what waits, what runs, and how fast. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #pace: Pace;
  readonly #report: (result: CancelResult) => void;
  readonly #changed: () => void;
  readonly #waiting: Attempted[] = [];
  /** Those that failed, by the time of their next attempt. */
  readonly #delayed: Attempted[] = [];
  /** One for each call under way: Node warns of a leak where many calls listen to one signal. */
  readonly #running = new Set<AbortController>();
  /** And for each that was accepted, and is followed up: it takes no other's place. */
  readonly #watched = new Set<AbortController>();
  #isEnded = false;
  #lastFailure: CalloffError | undefined;

  /** @param changed called when there is something to start that no result tells of */
  constructor(options: LaneOptions, report: (result: CancelResult) => void, changed: () => void) {
    this.#options = options;
    this.#pace = new Pace(options.concurrency, options.patience);
    this.#report = report;
    this.#changed = changed;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Calls and what follows them up. */
  get underWay(): number {
    return this.#running.size + this.#watched.size;
  }

  /** Those that wait, for their turn or for another attempt. */
  get waiting(): number {
    return this.#waiting.length + this.#delayed.length;
  }

  add(task: Task): void {
    this.#waiting.push({
      task,
      attempts: 0,
      failures: 0,
      uncertain: false,
      lastError: undefined,
      notBefore: 0,
    });
  }

  /** Starts what may run now, up to `room` calls; gives the time at which to look again. */
  start(now: number, room: number): number {
    const { givesUpAt, resumesAt, limit } = this.#pace;
    if (now >= givesUpAt && this.#lastFailure !== undefined) this.abandon("vendor-down", this.#lastFailure);
    this.#wakeDelayed(now);
    const mostMore = this.#options.confirm ? MOST_WATCHED - this.underWay : Number.POSITIVE_INFINITY;
    const free = now < resumesAt ? 0 : Math.min(room, limit - this.#running.size, mostMore);
    for (const next of this.#waiting.splice(0, Math.max(0, free))) void this.#run(next);
    const nextDelayed = this.#delayed[0]?.notBefore ?? Number.POSITIVE_INFINITY;
    const nextWaiting = this.#waiting.length > 0 && now < resumesAt ? resumesAt : Number.POSITIVE_INFINITY;
    return this.waiting > 0 ? Math.min(nextDelayed, nextWaiting, givesUpAt) : Number.POSITIVE_INFINITY;
  }

  /** Ends all that waits: what was tried with its last error, what was not as not sent. */
  abandon(reason: "aborted" | "vendor-down", error: CalloffError): void {
    for (const { task, attempts, lastError } of [...this.#waiting.splice(0), ...this.#delayed.splice(0)]) {
      const { reference } = task;
      if (lastError === undefined) this.#report({ kind: "not-sent", reference, reason, error });
      else this.#report({ kind: "failed", reference, error: lastError, attempts });
    }
  }

  /** Ends all that waits, and the calls under way. */
  end(error: CalloffError, reason: unknown): void {
    this.#isEnded = true;
    this.abandon("aborted", error);
    for (const controller of [...this.#running, ...this.#watched]) controller.abort(reason);
  }

  #wakeDelayed(now: number): void {
    const later = this.#delayed.findIndex(({ notBefore }) => notBefore > now);
    this.#waiting.unshift(...this.#delayed.splice(0, later === -1 ? this.#delayed.length : later));
  }

  async #run(attempted: Attempted): Promise<void> {
    const controller = new AbortController();
    this.#running.add(controller);
    const { signal } = controller;
    try {
      const options = {
        ...this.#options.call,
        retries: 0,
        signal,
        ...this.#following(attempted, controller),
      };
      const outcome = await attempted.task.cancel(options);
      if (this.#letGo(controller)) this.#pace.answered();
      this.#answered(attempted, outcome);
    } catch (error) {
      this.#letGo(controller);
      this.#failed(attempted, asCalloffError(error), performance.now());
    }
  }

  #answered({ task, attempts, uncertain }: Attempted, outcome: Outcome): void {
    const all = { attempts: attempts + outcome.attempts, retried: uncertain || outcome.retried };
    // The same shape for every vendor, also for those that have no way to confirm.
    const unconfirmed = this.#options.confirm && !task.canConfirm ? { confirmation: undefined } : {};
    this.#report({
      kind: "answered",
      reference: task.reference,
      outcome: { ...outcome, ...unconfirmed, ...all },
    });
  }

  #following({ task }: Attempted, controller: AbortController): Partial<ConfirmOptions> {
    if (!this.#options.confirm || !task.canConfirm) return {};
    const onAccepted = (): void => {
      this.#running.delete(controller);
      this.#watched.add(controller);
      this.#pace.answered();
      this.#changed();
    };
    return { confirm: true, onAccepted };
  }

  /** @returns whether it was a call, and not what follows one up */
  #letGo(controller: AbortController): boolean {
    this.#watched.delete(controller);
    return this.#running.delete(controller);
  }

  #failed(attempted: Attempted, error: CalloffError, now: number): void {
    attempted.attempts += error.attempts;
    attempted.lastError = error;
    if (!isPassing(error)) {
      if (error.status !== undefined) this.#pace.answered();
      this.#giveUp(attempted, error);
      return;
    }
    this.#lastFailure = error;
    this.#pace.failed(error, now);
    if (error.code !== "rate-limited") {
      attempted.uncertain = true;
      attempted.failures += 1;
    }
    if (this.#isEnded || attempted.failures > this.#options.retries) this.#giveUp(attempted, error);
    else this.#tryAgain(attempted, error, now);
  }

  /** A call that was refused with 429 was not carried out: it is the first again once the vendor takes calls. */
  #tryAgain(attempted: Attempted, error: CalloffError, now: number): void {
    if (error.code === "rate-limited") {
      this.#waiting.unshift(attempted);
    } else {
      const pause = growingPause(FIRST_RETRY, LONGEST_RETRY, attempted.failures - 1);
      attempted.notBefore = now + Math.max(pause, error.retryAfter ?? 0);
      const later = this.#delayed.findIndex(({ notBefore }) => notBefore > attempted.notBefore);
      this.#delayed.splice(later === -1 ? this.#delayed.length : later, 0, attempted);
    }
    this.#changed();
  }

  #giveUp({ task: { reference }, attempts }: Attempted, error: CalloffError): void {
    this.#report({ kind: "failed", reference, error, attempts });
  }
}

/** A provider that is not one of ours may throw anything. */
function asCalloffError(error: unknown): CalloffError {
  if (CalloffError.is(error)) return error;
  const message = `the provider's cancel failed in a way of its own: ${String(error)}.`;
  return new CalloffError({ code: "unexpected-response", message, cause: error });
}
