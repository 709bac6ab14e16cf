import type { CalloffError, CalloffErrorCode } from "@calloff/runtime";
import { growingPause } from "./growing-pause.ts";

/** Failures in a row after which a vendor counts as down, and is asked by one call at a time. */
const DOWN_AFTER = 8;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Errors that say nothing of the job and much of the vendor: it may be better in a while. */
const PASSING: ReadonlySet<CalloffErrorCode> = new Set([
  "network",
  "timeout",
  "server-error",
  "rate-limited",
]);

export function isPassing({ code }: CalloffError): boolean {
  return PASSING.has(code);
}

/**
 * How fast one vendor is asked. A 429 stops all calls for as long as it asks, and halves how many run at
 * once; answers win that back one by one. A vendor that only fails is asked ever more rarely, until it has
 * failed for `patience` milliseconds, the waits that it asked for itself not counted.
 */
export class Pace {
  readonly #most: number;
  readonly #patience: number;
  #limit: number;
  #answersUntilMore = 0;
  #failures = 0;
  /** Since the last answer; calls that fail together are one reason to pause, not many. */
  #pauses = 0;
  #lastFailedAt = Number.NEGATIVE_INFINITY;
  #isDown = false;
  #resumesAt = Number.NEGATIVE_INFINITY;
  #givesUpAt = Number.POSITIVE_INFINITY;

  constructor(most: number, patience: number) {
    this.#most = most;
    this.#limit = most;
    this.#patience = patience;
  }

  /** When the next call may start. */
  get resumesAt(): number {
    return this.#resumesAt;
  }

  /** How many calls may run at once. */
  get limit(): number {
    return this.#isDown || this.#failures >= DOWN_AFTER ? 1 : this.#limit;
  }

  /** When a vendor that has only failed since is given up; never, once it is. */
  get givesUpAt(): number {
    return this.#isDown ? Number.POSITIVE_INFINITY : this.#givesUpAt;
  }

  /**
   * Whether jobs that wait for the vendor are not to be tried. It is asked only while some wait. A vendor that was
   * given up is tried again with one job now and then: a run over a queue may last for days.
   */
  isGivenUp(now: number): boolean {
    this.#isDown ||= now >= this.#givesUpAt;
    return this.#isDown && now < this.#lastFailedAt + LONGEST_PAUSE;
  }

  /** There is a job again after there was none: that time says nothing of the vendor. */
  wasIdle(now: number): void {
    if (this.#failures > 0) this.#givesUpAt = now + this.#patience;
  }

  /** The vendor answered, about the job or about the request. */
  answered(): void {
    this.#failures = 0;
    this.#pauses = 0;
    this.#isDown = false;
    this.#givesUpAt = Number.POSITIVE_INFINITY;
    this.#answersUntilMore -= 1;
    if (this.#limit < this.#most && this.#answersUntilMore <= 0) {
      this.#limit += 1;
      this.#answersUntilMore = this.#limit;
    }
  }

  failed(error: CalloffError, now: number): void {
    this.#failures += 1;
    this.#lastFailedAt = now;
    if (this.#failures === 1) this.#givesUpAt = now + this.#patience;
    if (error.code === "rate-limited") this.#slowDown(error.retryAfter, now);
    else if (this.#failures >= DOWN_AFTER) this.#pauseLonger(now);
  }

  #slowDown(asked: number | undefined, now: number): void {
    // Calls that were under way when it began are refused as well, and say nothing new.
    if (now >= this.#resumesAt) {
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
      this.#answersUntilMore = this.#limit;
    }
    if (asked === undefined) {
      this.#pauseLonger(now);
      return;
    }
    const before = Math.max(now, this.#resumesAt);
    this.#resumesAt = Math.max(before, now + asked);
    this.#givesUpAt += this.#resumesAt - before;
  }

  #pauseLonger(now: number): void {
    if (now < this.#resumesAt) return;
    this.#resumesAt = now + growingPause(FIRST_PAUSE, LONGEST_PAUSE, this.#pauses);
    this.#pauses += 1;
  }
}
