import type { CalloffError } from "@calloff/runtime";
import {
  type CancelAllOptions,
  checkCancelAllOptions,
  DEFAULT_CONCURRENCY,
  type ManySettings,
} from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import type { Kit } from "./kit.ts";
import { Lane, type Task } from "./provider-queue.ts";
import { Queue } from "./queue.ts";
import { ReferenceSource } from "./reference-source.ts";

/** References that are read before their turn, so that one slow vendor does not hold up the others. */
const READ_AHEAD = 4_096;
/** Results that wait to be taken: whoever is slow to take them slows the calls down. */
const MOST_UNTAKEN = 256;
/** Milliseconds that a provider has to let go of its calls when all is over. Ours need none. */
const LONGEST_FAREWELL = 50;
const LONGEST_TIMER = 2 ** 31 - 1;

/** A job found by its reference. */
export interface Located extends Task {
  readonly provider: string;
}

/** Finds a reference's job. @throws CalloffError */
export type Locate = (reference: unknown) => Located;

/** @throws CalloffError `invalid-options` */
export function openRun(
  kit: Kit,
  references: Iterable<unknown> | AsyncIterable<unknown>,
  options: CancelAllOptions,
  locate: Locate,
): Run {
  const settings = checkCancelAllOptions(kit, references, options);
  return new Run(kit, new ReferenceSource(references), settings, locate);
}

/** One run over a source: reads it, hands out to the vendors' lanes, and collects the results. */
class Run {
  readonly #kit: Kit;
  readonly #source: ReferenceSource;
  readonly #settings: ManySettings;
  readonly #locate: Locate;
  readonly #lanes = new Map<string, Lane>();
  readonly #untaken = new Queue<CancelResult>();
  #isEnding = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #farewell: ReturnType<typeof setTimeout> | undefined;
  #isPumping = false;
  /** Something was not read or not started for want of room; at first, for want of anybody who asks. */
  #isHeldBack = true;
  #wake: () => void = () => {};

  constructor(kit: Kit, source: ReferenceSource, settings: ManySettings, locate: Locate) {
    this.#kit = kit;
    this.#source = source;
    this.#settings = settings;
    this.#locate = locate;
    source.onArrival = this.#changed;
    const { signal } = settings;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  get isOver(): boolean {
    return this.#source.isOver && this.#untaken.size === 0 && this.#underWay + this.#waiting === 0;
  }

  /** The next result, if there is one. Taking them makes room, and with room more is read and started. */
  take(): CancelResult | undefined {
    if (this.#isHeldBack && this.#untaken.size <= MOST_UNTAKEN / 2) this.pump();
    return this.#untaken.take();
  }

  throwIfSourceFailed(): void {
    this.#source.throwIfFailed();
  }

  /** Reads and starts as much as may be read and started now. */
  pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    this.#isHeldBack = false;
    this.#read();
    const now = performance.now();
    let lookAgain = Number.POSITIVE_INFINITY;
    for (const lane of this.#lanes.values()) {
      lookAgain = Math.min(lookAgain, lane.start(now, this.#hasRoom()));
    }
    clearTimeout(this.#timer);
    if (lookAgain !== Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(this.#changed, Math.min(LONGEST_TIMER, Math.max(0, lookAgain - now)));
    }
    this.#isPumping = false;
  }

  /** Resolves when there may be something new. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Lets go of everything: listener, timer, calls under way, and the source. */
  async close(): Promise<void> {
    this.#settings.signal?.removeEventListener("abort", this.#abort);
    if (!this.isOver) {
      this.#source.stop();
      this.#end();
      while (this.#underWay > 0) await this.news();
    }
    clearTimeout(this.#farewell);
  }

  get #underWay(): number {
    let underWay = 0;
    for (const lane of this.#lanes.values()) underWay += lane.underWay;
    return underWay;
  }

  get #waiting(): number {
    let waiting = 0;
    for (const lane of this.#lanes.values()) waiting += lane.waiting;
    return waiting;
  }

  #read(): void {
    for (let ahead = this.#waiting; ahead < READ_AHEAD && this.#hasRoom(); ahead += 1) {
      const read = this.#source.read();
      if (read === undefined) return;
      this.#handOut(read.reference);
    }
  }

  #hasRoom(): boolean {
    const hasRoom = this.#untaken.size < MOST_UNTAKEN;
    if (!hasRoom) this.#isHeldBack = true;
    return hasRoom;
  }

  #handOut(reference: unknown): void {
    if (this.#isEnding) {
      this.#untaken.push({ kind: "not-sent", reference, reason: "aborted", error: abortedError(this.#kit) });
      return;
    }
    try {
      const job = this.#locate(reference);
      this.#laneOf(job.provider).add(job);
    } catch (error) {
      this.#untaken.push({ kind: "failed", reference, error: asRefusal(this.#kit, error), attempts: 0 });
    }
  }

  #laneOf(provider: string): Lane {
    const known = this.#lanes.get(provider);
    if (known !== undefined) return known;
    const { concurrency } = this.#settings;
    const atOnce = typeof concurrency === "number" ? concurrency : concurrency.get(provider);
    const lane = new Lane(
      this.#kit,
      atOnce ?? DEFAULT_CONCURRENCY,
      this.#settings,
      this.#report,
      this.#changed,
    );
    this.#lanes.set(provider, lane);
    return lane;
  }

  readonly #report = (result: CancelResult): void => {
    this.#untaken.push(result);
    this.#changed();
  };

  readonly #changed = (): void => {
    this.pump();
    this.#wake();
  };

  readonly #abort = (): void => {
    // What waits in an async source may never come; a list is read to its end, each reference reported.
    if (!this.#source.isSync) this.#source.stop();
    this.#end();
    this.#changed();
  };

  #end(): void {
    this.#isEnding = true;
    for (const lane of this.#lanes.values()) lane.end(abortedError(this.#kit), this.#settings.signal?.reason);
    if (this.#underWay === 0) return;
    this.#farewell ??= setTimeout(() => {
      for (const lane of this.#lanes.values()) lane.disown();
    }, LONGEST_FAREWELL);
  }
}

/** An object that only looks like a reference may throw when it is read. */
function asRefusal({ CalloffError }: Kit, error: unknown): CalloffError {
  if (CalloffError.is(error)) return error;
  return new CalloffError({
    code: "invalid-options",
    message: "no job reference: it cannot be read.",
    cause: error,
  });
}

function abortedError({ CalloffError }: Kit): CalloffError {
  return new CalloffError({ code: "aborted", message: "aborted by the caller. Nothing was sent." });
}
