import { MAX_TIMER_MS } from "@calloff/runtime/internal";
import { type CancelAllOptions, checkCancelAllOptions, type RunSettings } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";
import { abortedError, asRefusal, setAsideError } from "./errors.ts";
import { type Locate, ProviderQueue, type QueueEvents } from "./provider-queue.ts";
import { Queue } from "./queue.ts";
import { type ReadReference, ReferenceSource } from "./reference-source.ts";

/** References of one vendor that are held while others are read, so that a slow vendor does not hold them up. */
const MAX_HELD = 50_000;
/** References that are read in one turn: reading all 50,000 would block the program for a while. */
const MAX_READ_AT_ONCE = 1_000;
/** Results that wait to be taken: a caller that takes them slowly slows the calls down. */
const MAX_UNTAKEN = 256;
/** Milliseconds that a provider's calls have to end when the run is aborted. Ours need none. */
const ABORT_GRACE_MS = 50;

/** @throws CalloffError `invalid-options` */
export function startRun(
  references: Iterable<unknown> | AsyncIterable<unknown>,
  options: CancelAllOptions,
  providers: readonly string[],
  locate: Locate,
): CancelRun {
  const settings = checkCancelAllOptions(references, options);
  // A list is in memory already, and to hold its references takes next to nothing.
  const maxHeld = Array.isArray(references) ? Number.POSITIVE_INFINITY : MAX_HELD;
  return new CancelRun(new ReferenceSource(references), settings, { providers, locate, maxHeld });
}

interface Composition {
  /** The names of the providers that can cancel. */
  readonly providers: readonly string[];
  readonly locate: Locate;
  /** References of one vendor that are held at most. */
  readonly maxHeld: number;
}

/** One run over a source: reads it, hands references to the vendors' queues, and collects the results. */
class CancelRun {
  readonly #source: ReferenceSource;
  readonly #settings: RunSettings;
  readonly #composition: Composition;
  readonly #queues: ReadonlyMap<string, ProviderQueue>;
  readonly #untaken = new Queue<CancelResult>();
  /** A reference that was read, and for which its vendor's queue has no room yet. */
  #next: ReadReference | undefined;
  #isEnding = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abortGrace: ReturnType<typeof setTimeout> | undefined;
  #isPumping = false;
  /** Something was not read or not started for want of room; at first, for want of anybody who asks. */
  #isHeldBack = true;
  #wake: () => void = () => {};

  constructor(source: ReferenceSource, settings: RunSettings, composition: Composition) {
    this.#source = source;
    this.#settings = settings;
    this.#composition = composition;
    const events: QueueEvents = {
      report: (result) => {
        this.#untaken.push(result);
        this.#changed();
      },
      changed: () => this.#changed(),
    };
    this.#queues = new Map(
      composition.providers.map((provider) => [
        provider,
        new ProviderQueue(provider, settings, composition.locate, events),
      ]),
    );
    source.onArrival = this.#changed;
    const { signal } = settings;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  get isOver(): boolean {
    const isRead = this.#source.isOver && this.#next === undefined;
    return isRead && this.#untaken.size === 0 && this.#inFlight + this.#waiting === 0;
  }

  /** The next result, if there is one. Taking them makes room, and with room more is read and started. */
  take(): CancelResult | undefined {
    if (this.#isHeldBack && this.#untaken.size <= MAX_UNTAKEN / 2) this.#pump();
    return this.#untaken.take();
  }

  throwIfSourceFailed(): void {
    this.#source.throwIfFailed();
  }

  /** Resolves when there may be something new. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Frees everything: the listener, the timers, the calls in flight, and the source. */
  async close(): Promise<void> {
    this.#settings.signal?.removeEventListener("abort", this.#abort);
    if (!this.isOver) {
      this.#source.stop();
      this.#end();
      while (this.#inFlight > 0) await this.news();
    }
    clearTimeout(this.#timer);
    clearTimeout(this.#abortGrace);
  }

  get #inFlight(): number {
    let inFlight = 0;
    for (const queue of this.#queues.values()) inFlight += queue.inFlight;
    return inFlight;
  }

  get #waiting(): number {
    let waiting = 0;
    for (const queue of this.#queues.values()) waiting += queue.waiting;
    return waiting;
  }

  readonly #changed = (): void => {
    this.#pump();
    this.#wake();
  };

  /** Reads and starts as much as may be read and started now. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    this.#isHeldBack = false;
    const now = performance.now();
    let lookAgainAt = this.#read(now);
    for (const queue of this.#queues.values()) {
      lookAgainAt = Math.min(lookAgainAt, queue.start(now, this.#hasRoom()));
    }
    clearTimeout(this.#timer);
    if (lookAgainAt !== Number.POSITIVE_INFINITY) {
      const delay = Math.min(MAX_TIMER_MS, Math.max(0, lookAgainAt - now));
      this.#timer = setTimeout(this.#changed, delay);
    }
    this.#isPumping = false;
  }

  /** Reads ahead as long as a vendor could do with more jobs; gives the time at which to go on. */
  #read(now: number): number {
    for (let count = 0; this.#isWanted && this.#hasRoom(); count += 1) {
      if (count === MAX_READ_AT_ONCE) return now;
      const read = this.#next ?? this.#source.read();
      this.#next = undefined;
      if (read === undefined) break;
      const retryAt = this.#handOut(read, now);
      if (retryAt !== undefined) {
        this.#next = read;
        return retryAt;
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  get #isWanted(): boolean {
    if (this.#isEnding) return true;
    for (const queue of this.#queues.values()) if (queue.isHungry) return true;
    return this.#queues.size === 0;
  }

  #hasRoom(): boolean {
    const hasRoom = this.#untaken.size < MAX_UNTAKEN;
    if (!hasRoom) this.#isHeldBack = true;
    return hasRoom;
  }

  /** @returns when to try again, if its vendor's queue has no room for it now */
  #handOut({ reference }: ReadReference, now: number): number | undefined {
    if (this.#isEnding) {
      this.#untaken.push({ kind: "not-sent", reference, reason: "aborted", error: abortedError() });
      return undefined;
    }
    let queue: ProviderQueue | undefined;
    let provider = "";
    try {
      ({ provider } = this.#composition.locate(reference));
      queue = this.#queues.get(provider);
    } catch (error) {
      this.#untaken.push({ kind: "failed", reference, error: asRefusal(error), attempts: 0 });
    }
    if (queue === undefined) return undefined;
    if (queue.waiting < this.#composition.maxHeld) {
      queue.add(reference, now);
      return undefined;
    }
    // A vendor that answers makes room soon; one that does not must not hold up the others.
    if (now < queue.stallsAt) return queue.stallsAt;
    const error = setAsideError(provider);
    this.#untaken.push({ kind: "not-sent", reference, reason: "set-aside", error });
    return undefined;
  }

  readonly #abort = (): void => {
    // What waits in an async source may never come; a list is read to its end, each reference reported.
    if (!this.#source.isSync) this.#source.stop();
    this.#end();
    this.#changed();
  };

  #end(): void {
    this.#isEnding = true;
    const { signal } = this.#settings;
    for (const queue of this.#queues.values()) queue.end(abortedError(), signal?.reason);
    if (this.#inFlight === 0) return;
    this.#abortGrace ??= setTimeout(() => {
      const error = abortedError("The request may still reach the vendor.");
      for (const queue of this.#queues.values()) queue.abandonInFlight(error);
    }, ABORT_GRACE_MS);
  }
}
