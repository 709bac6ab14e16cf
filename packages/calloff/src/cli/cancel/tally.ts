import { labelOf, mayBeRunning, type Settled } from "./result-line.ts";

/** Jobs that may still be running, kept to be named at the end; of more only the number is kept. */
const MAX_NAMED = 1_000;

/** A job that may still be running, and what is known of it. */
interface Unsettled {
  readonly reference: string;
  readonly label: string;
}

/** What came of a run, added up as results come. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #named: Unsettled[] = [];
  #total = 0;
  #running = 0;
  #sent = 0;

  /** @param wasSent whether the vendor may have heard of it */
  add(reference: string, settled: Settled, wasSent: boolean): void {
    const label = labelOf(settled);
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    this.#total += 1;
    if (wasSent) this.#sent += 1;
    if (!mayBeRunning(settled)) return;
    this.#running += 1;
    if (this.#named.length < MAX_NAMED) this.#named.push({ reference, label });
  }

  get total(): number {
    return this.#total;
  }

  /** How many may still be running. */
  get running(): number {
    return this.#running;
  }

  /** How many their vendors may have heard of. */
  get sent(): number {
    return this.#sent;
  }

  /** How many came to each end, the most frequent first. */
  get counts(): readonly (readonly [label: string, count: number])[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a);
  }

  /** The first thousand of those that may still be running. */
  get named(): readonly Unsettled[] {
    return this.#named;
  }

  toJSON(): { total: number; mayBeRunning: number; counts: Record<string, number> } {
    return { total: this.#total, mayBeRunning: this.#running, counts: Object.fromEntries(this.counts) };
  }
}
