import type { CalloffError, CancelOptions, ConfirmOptions, Deadline, Outcome } from "@calloff/runtime";
import { Backlog } from "./retry-queue.ts";
import type { ManySettings } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import { growingPause } from "./growing-pause.ts";
import type { Kit } from "./kit.ts";
import { isPassing, Pace } from "./rate-controller.ts";

/** Who cancels it; with `status` if they can say how it is. */
interface Target {
  cancel(id: never, options: CancelOptions | ConfirmOptions): Promise<Outcome>;
  readonly status?: unknown;
}

/** A job that waits for its turn. */
export interface Task {
  readonly reference: unknown;
  readonly id: unknown;
  readonly target: Target;
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

const DISOWNED =
  "aborted by the caller, and the provider's cancel goes on all the same. It may still reach the vendor.";
const FIRST_RETRY = 250;
const LONGEST_RETRY = 8_000;
/** Accepted cancels whose jobs' status is read at once: each is read every few seconds. */
const MOST_WATCHED = 256;

/** All jobs of one vendor: what waits, what runs, and how fast. */
export class Lane {
  readonly #kit: Kit;
  readonly #options: ManySettings;
  readonly #pace: Pace;
  readonly #report: (result: CancelResult) => void;
  readonly #changed: () => void;
  readonly #backlog = new Backlog<Attempted>();
  /** One for each call under way: Node warns of a leak where many calls listen to one signal. */
  readonly #running = new Map<Deadline, Attempted>();
  /** And for each that was accepted, and is followed up: it takes no other's place. */
  readonly #watched = new Map<Deadline, Attempted>();
  /** Of calls that are over, for those to come. */
  readonly #idle: Deadline[] = [];
  #isEnded = false;
  #lastFailure: CalloffError | undefined;

  /** @param changed called when there is something to start that no result tells of */
  constructor(
    kit: Kit,
    concurrency: number,
    options: ManySettings,
    report: (result: CancelResult) => void,
    changed: () => void,
  ) {
    this.#kit = kit;
    this.#options = options;
    this.#pace = new Pace(concurrency, options.patience);
    this.#report = report;
    this.#changed = changed;
  }

  /** Calls and what follows them up. */
  get underWay(): number {
    return this.#running.size + this.#watched.size;
  }

  /** Those that wait, for their turn or for another attempt. */
  get waiting(): number {
    return this.#backlog.size;
  }

  add(task: Task): void {
    if (this.waiting + this.underWay === 0) this.#pace.wasIdle(performance.now());
    this.#backlog.add({
      task,
      attempts: 0,
      failures: 0,
      uncertain: false,
      lastError: undefined,
      notBefore: 0,
    });
  }

  /** Starts what may run now, unless there is no room for results; gives the time at which to look again. */
  start(now: number, hasRoom: boolean): number {
    if (this.waiting === 0) return Number.POSITIVE_INFINITY;
    if (this.#lastFailure !== undefined && this.#pace.isGivenUp(now)) {
      this.abandon("vendor-down", this.#lastFailure);
      return Number.POSITIVE_INFINITY;
    }
    this.#backlog.wake(now);
    if (hasRoom) this.#startReady(now);
    const { resumesAt, givesUpAt } = this.#pace;
    const resumes = this.#backlog.ready > 0 && now < resumesAt ? resumesAt : Number.POSITIVE_INFINITY;
    return Math.min(this.#backlog.wakesAt, resumes, givesUpAt);
  }

  /** Ends all that waits: what was tried with its last error, what was not as not sent. */
  abandon(reason: "aborted" | "vendor-down", error: CalloffError): void {
    for (const { task, attempts, lastError } of this.#backlog.takeAll()) {
      const { reference } = task;
      if (lastError === undefined) this.#report({ kind: "not-sent", reference, reason, error });
      else this.#report({ kind: "failed", reference, error: lastError, attempts });
    }
  }

  /** Ends all that waits, and the calls under way. */
  end(error: CalloffError, reason: unknown): void {
    this.#isEnded = true;
    this.abandon("aborted", error);
    for (const deadline of [...this.#running.keys(), ...this.#watched.keys()]) deadline.cut(reason);
  }

  /** Waits no longer for calls that go on although they were aborted. */
  disown(): void {
    const deaf = [...this.#running.values(), ...this.#watched.values()];
    this.#running.clear();
    this.#watched.clear();
    for (const attempted of deaf) {
      attempted.attempts += 1;
      this.#giveUp(attempted, new this.#kit.CalloffError({ code: "aborted", message: DISOWNED }));
    }
  }

  #startReady(now: number): void {
    // Whoever fails at once changes the pace: it is asked anew for each.
    while (now >= this.#pace.resumesAt && this.#free > 0) {
      const next = this.#backlog.take();
      if (next === undefined) return;
      void this.#run(next);
    }
  }

  get #free(): number {
    const unwatched = this.#options.confirm ? MOST_WATCHED - this.underWay : Number.POSITIVE_INFINITY;
    return Math.min(this.#pace.limit - this.#running.size, unwatched);
  }

  async #run(attempted: Attempted): Promise<void> {
    const { id, target } = attempted.task;
    const isFollowed = this.#options.confirm && canConfirm(target);
    // Of a job that is followed up not every request may end its call.
    const deadline = this.#idle.pop() ?? (isFollowed ? new this.#kit.Deadline() : this.#kit.shareDeadline());
    this.#running.set(deadline, attempted);
    const { timeout } = this.#options;
    const options: CancelOptions = { timeout, retries: 0, signal: deadline.signal };
    try {
      const outcome = await target.cancel(
        id as never,
        isFollowed ? this.#followedUp(options, attempted, deadline) : options,
      );
      if (this.#letGo(deadline)) this.#answered(attempted, outcome);
    } catch (error) {
      if (this.#letGo(deadline)) this.#failed(attempted, asCalloffError(this.#kit, error), performance.now());
    }
  }

  #answered({ task, attempts, uncertain }: Attempted, outcome: Outcome): void {
    this.#pace.answered();
    const { reference, target } = task;
    let whole = outcome;
    if (attempts > 0) {
      whole = { ...outcome, attempts: attempts + outcome.attempts, retried: uncertain || outcome.retried };
    }
    // The same shape for every vendor, also for those that have no way to confirm.
    const isUnconfirmed = this.#options.confirm && !canConfirm(target);
    if (isUnconfirmed) whole = { ...whole, confirmation: undefined } as Outcome & { confirmation: undefined };
    this.#report({ kind: "answered", reference, outcome: whole });
  }

  #followedUp(options: CancelOptions, attempted: Attempted, deadline: Deadline): ConfirmOptions {
    const onAccepted = (): void => {
      if (!this.#running.delete(deadline)) return;
      this.#watched.set(deadline, attempted);
      this.#pace.answered();
      this.#changed();
    };
    return { ...options, confirm: true, onAccepted };
  }

  /** @returns whether it was still waited for */
  #letGo(deadline: Deadline): boolean {
    const isWaitedFor = this.#running.delete(deadline) || this.#watched.delete(deadline);
    if (isWaitedFor && !deadline.isSpent) this.#idle.push(deadline);
    return isWaitedFor;
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
      this.#backlog.addAgain(attempted);
    } else {
      const pause = growingPause(FIRST_RETRY, LONGEST_RETRY, attempted.failures - 1);
      attempted.notBefore = now + Math.max(pause, error.retryAfter ?? 0);
      this.#backlog.addDelayed(attempted);
    }
    this.#changed();
  }

  #giveUp({ task: { reference }, attempts }: Attempted, error: CalloffError): void {
    this.#report({ kind: "failed", reference, error, attempts });
  }
}

function canConfirm(target: Target): boolean {
  return typeof target.status === "function";
}

/** A provider that is not one of ours may throw anything. */
function asCalloffError({ CalloffError }: Kit, error: unknown): CalloffError {
  if (CalloffError.is(error)) return error;
  const message = `the provider's cancel failed in a way of its own: ${String(error)}.`;
  // Whether it has sent something nobody knows; that it has is the safer guess.
  return new CalloffError({ code: "unexpected-response", message, cause: error, attempts: 1 });
}
