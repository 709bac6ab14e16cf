import { isRejected, labelOf, mayBeRunning, type ResultLine, type Settled } from "./result-line.ts";

/** Jobs of each kind, kept to be named at the end; of more only the number is kept. */
const MAX_NAMED = 1_000;

/** How many came to one end. */
interface Count {
  readonly label: string;
  readonly count: number;
  /** One of them. */
  readonly settled: Settled;
}

/** References that came to nothing: how many, and the first of them with what is known. */
export interface Unsettled {
  readonly count: number;
  readonly named: readonly { readonly reference: string; readonly label: string }[];
}

/** What came of a run, added up as results come. */
export class Tally {
  readonly #counts = new Map<string, Count>();
  readonly #running = { count: 0, named: [] as { reference: string; label: string }[] };
  readonly #rejected = { count: 0, named: [] as { reference: string; label: string }[] };
  #total = 0;
  #sent = 0;

  /** @param wasSent whether the vendor may have heard of it */
  add(reference: string, settled: Settled & Pick<ResultLine, "message">, wasSent: boolean): void {
    const label = labelOf(settled);
    const { count } = this.#counts.get(label) ?? { count: 0 };
    this.#counts.set(label, { label, count: count + 1, settled });
    this.#total += 1;
    if (wasSent) this.#sent += 1;
    if (isRejected(settled)) keep(this.#rejected, { reference, label: settled.message ?? "" });
    // Of jobs that were not tried there is nothing to be told but how many they are.
    else if (mayBeRunning(settled))
      keep(this.#running, settled.kind === "not-sent" ? undefined : { reference, label });
  }

  get total(): number {
    return this.#total;
  }

  /** Those that may still be running. */
  get running(): Unsettled {
    return this.#running;
  }

  /** References that name no job. */
  get rejected(): Unsettled {
    return this.#rejected;
  }

  /** How many their vendors may have heard of. */
  get sent(): number {
    return this.#sent;
  }

  /** How many came to each end, the most frequent first. */
  get counts(): readonly Count[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count);
  }

  toJSON(): { total: number; mayBeRunning: number; rejected: number; counts: Record<string, number> } {
    const counts = Object.fromEntries(this.counts.map(({ label, count }) => [label, count]));
    return { total: this.#total, mayBeRunning: this.#running.count, rejected: this.#rejected.count, counts };
  }
}

function keep<Named>(of: { count: number; named: Named[] }, named: Named | undefined): void {
  of.count += 1;
  if (named !== undefined && of.named.length < MAX_NAMED) of.named.push(named);
}
