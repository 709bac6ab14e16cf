import type { CalloffError } from "@calloff/runtime";
import { growingPause } from "@calloff/runtime/internal";

/** Failures in a row after which a vendor counts as down, and is asked by one call at a time. */
const DOWN_AFTER = 8;
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;
/** A vendor that was given up is tried again by one job after this long: a run over a queue may last for days. */
const PROBE_AFTER_MS = 30_000;

/**
 * How fast one vendor is asked. A 429 stops all calls for as long as it asks, and halves how many run at once; answers
 * win that back one by one. A vendor that only fails is asked ever more rarely. It is given up when it asks for a longer
 * wait than `patience`, and when it has given no answer for that long. All times are by `performance.now()`.
 */
export class RateController {
  readonly #max: number;
  readonly #patience: number;
  #limit: number;
  #answersUntilMore = 0;
  /** Failures since the last answer. */
  #failures = 0;
  /** Pauses since the last answer; calls that fail together are one reason to pause, not many. */
  #pauses = 0;
  #failingSince = 0;
  #resumesAt = Number.NEGATIVE_INFINITY;
  /** When a vendor that was given up is tried again; undefined while it is not given up. */
  #probesAt: number | undefined;

  /**
   * @param max calls at once
   * @param patience milliseconds
   */
  constructor(max: number, patience: number) {
    this.#max = max;
    this.#limit = max;
    this.#patience = patience;
  }

  /** When the next call may start. */
  get resumesAt(): number {
    return this.#resumesAt;
  }

  /** How many calls may run at once. */
  get limit(): number {
    return this.#probesAt !== undefined || this.#failures >= DOWN_AFTER ? 1 : this.#limit;
  }

  /** Whether jobs that wait for the vendor are not to be tried. */
  isGivenUp(now: number): boolean {
    return this.#probesAt !== undefined && now < this.#probesAt;
  }

  /** There is a job again after there was none: that time says nothing of the vendor. */
  wasIdle(now: number): void {
    this.#failingSince = now;
  }

  /** The vendor answered, about the job or about the request. */
  answered(): void {
    this.#failures = 0;
    this.#pauses = 0;
    this.#probesAt = undefined;
    this.#answersUntilMore -= 1;
    if (this.#limit < this.#max && this.#answersUntilMore <= 0) {
      this.#limit += 1;
      this.#answersUntilMore = this.#limit;
    }
  }

  /** A call failed with a transient error. */
  failed(error: CalloffError, now: number): void {
    this.#failures += 1;
    if (this.#failures === 1) this.#failingSince = now;
    const isRefusal = error.code === "rate-limited";
    const asked = isRefusal ? (error.retryAfter ?? 0) : 0;
    const isOver = this.#probesAt !== undefined || now - this.#failingSince >= this.#patience;
    if (isOver || asked > this.#patience) {
      this.#probesAt = now + Math.max(PROBE_AFTER_MS, asked);
    } else if (isRefusal) {
      this.#slowDown(error.retryAfter, now);
    } else if (this.#failures >= DOWN_AFTER) {
      this.#pauseLonger(now);
    }
  }

  #slowDown(asked: number | undefined, now: number): void {
    // Calls that were in flight when it began are refused as well, and say nothing new.
    if (now >= this.#resumesAt) {
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
      this.#answersUntilMore = this.#limit;
    }
    if (asked === undefined) this.#pauseLonger(now);
    // A vendor that asks for no wait at all would be asked without end.
    else
      this.#resumesAt = Math.max(
        this.#resumesAt,
        now + Math.max(asked, growingPause(FIRST_PAUSE_MS, FIRST_PAUSE_MS, 0)),
      );
  }

  #pauseLonger(now: number): void {
    if (now < this.#resumesAt) return;
    const pause = growingPause(FIRST_PAUSE_MS, MAX_PAUSE_MS, this.#pauses);
    // The last attempt is made when patience ends, and not after it.
    this.#resumesAt = Math.min(now + pause, this.#failingSince + this.#patience);
    this.#pauses += 1;
  }
}
