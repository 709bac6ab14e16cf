/** A reference that was read. */
export interface ReadReference {
  readonly reference: unknown;
}

/** Reads a caller's references one by one, as they come, and never more than it is asked for. */
export class ReferenceSource {
  readonly #sync: Iterator<unknown> | undefined;
  readonly #async: AsyncIterator<unknown> | undefined;
  #arrived: ReadReference | undefined;
  #isWaiting = false;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  /** Called when something has arrived, or the end. */
  onArrival: () => void = () => {};

  constructor(references: Iterable<unknown> | AsyncIterable<unknown>) {
    if (Symbol.asyncIterator in references) this.#async = references[Symbol.asyncIterator]();
    else this.#sync = references[Symbol.iterator]();
  }

  get isOver(): boolean {
    return this.#isOver && this.#arrived === undefined;
  }

  /** Whether all that is left can be read at once; of an async source nobody knows when more comes. */
  get isSync(): boolean {
    return this.#sync !== undefined;
  }

  /** The next reference; `undefined` when there is none yet, or none any more. */
  read(): ReadReference | undefined {
    const arrived = this.#arrived;
    this.#arrived = undefined;
    if (this.#isOver) return arrived;
    if (this.#sync !== undefined) return this.#readNow(this.#sync);
    if (!this.#isWaiting) void this.#readLater();
    return arrived;
  }

  /** Lets go of the source; references that were not read stay in it. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // A source that waits for its next value is left only after it: nobody waits for that.
    void this.#leave().catch(() => {});
  }

  /** In an async function, so that a `return` that throws at once, or gives no promise, does no harm. */
  async #leave(): Promise<void> {
    this.#sync?.return?.();
    await this.#async?.return?.();
  }

  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #readNow(iterator: Iterator<unknown>): ReadReference | undefined {
    try {
      const { done, value } = iterator.next();
      if (!done) return { reference: value };
    } catch (error) {
      this.#failure = { error };
    }
    this.#isOver = true;
    return undefined;
  }

  async #readLater(): Promise<void> {
    this.#isWaiting = true;
    try {
      const next = await this.#async?.next();
      if (next === undefined || next.done) this.#isOver = true;
      else if (!this.#isOver) this.#arrived = { reference: next.value };
    } catch (error) {
      this.#isOver = true;
      this.#failure = { error };
    }
    this.#isWaiting = false;
    this.onArrival();
  }
}
