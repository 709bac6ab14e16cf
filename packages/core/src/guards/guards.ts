import type { Outcome } from "@calloff/runtime";

/** A job as the process's end sees it. */
export interface Guarded {
  /** `undefined` while the job is being submitted and has no id yet. */
  readonly reference: unknown;
  /**
   * @param signal ends the waiting for the vendor's answer
   * @returns `undefined` when there is no job to cancel
   */
  cancel(signal: AbortSignal): Promise<Outcome | undefined>;
}

/** The jobs of one Calloff that are being submitted, or are neither released nor canceled. */
export class Guards {
  readonly #jobs = new Set<Guarded>();
  readonly #listeners = new Set<(guarded: Guarded) => void>();

  get size(): number {
    return this.#jobs.size;
  }

  [Symbol.iterator](): Iterator<Guarded> {
    return this.#jobs.values();
  }

  add(guarded: Guarded): void {
    this.#jobs.add(guarded);
    for (const listener of this.#listeners) listener(guarded);
  }

  delete(guarded: Guarded): void {
    this.#jobs.delete(guarded);
  }

  /** Calls `listener` for every job that is guarded from now on; the function that it returns ends that. */
  onAdd(listener: (guarded: Guarded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
