import { Queue } from "./queue.ts";

interface Delayed {
  /** By the same clock as `now`. */
  notBefore: number;
}

/** What waits at one vendor: for its turn, or for the time of another attempt. */
export class Backlog<Item extends Delayed> {
  readonly #fresh = new Queue<Item>();
  /** Tried before, and may be tried again now: these go first. */
  readonly #again = new Queue<Item>();
  /** By the time of their next attempt. */
  readonly #delayed: Item[] = [];

  get size(): number {
    return this.ready + this.#delayed.length;
  }

  /** Those that only wait for their turn, as of the last `wake`. */
  get ready(): number {
    return this.#fresh.size + this.#again.size;
  }

  /** When the next of the delayed is to be woken. */
  get wakesAt(): number {
    return this.#delayed[0]?.notBefore ?? Number.POSITIVE_INFINITY;
  }

  add(item: Item): void {
    this.#fresh.push(item);
  }

  addAgain(item: Item): void {
    this.#again.push(item);
  }

  addDelayed(item: Item): void {
    const later = this.#delayed.findIndex(({ notBefore }) => notBefore > item.notBefore);
    this.#delayed.splice(later === -1 ? this.#delayed.length : later, 0, item);
  }

  wake(now: number): void {
    if (this.wakesAt > now) return;
    const later = this.#delayed.findIndex(({ notBefore }) => notBefore > now);
    const woken = this.#delayed.splice(0, later === -1 ? this.#delayed.length : later);
    for (const item of woken) this.#again.push(item);
  }

  take(): Item | undefined {
    return this.#again.take() ?? this.#fresh.take();
  }

  takeAll(): Item[] {
    return [...this.#again.takeAll(), ...this.#delayed.splice(0), ...this.#fresh.takeAll()];
  }
}
