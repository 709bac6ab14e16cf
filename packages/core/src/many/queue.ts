const COMPACT_FROM = 1_024;

/** First in, first out. Taking one costs the same however many wait, which an array's `shift` does not. */
export class Queue<Item> {
  #items: Item[] = [];
  #taken = 0;

  get size(): number {
    return this.#items.length - this.#taken;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  take(): Item | undefined {
    if (this.size === 0) return undefined;
    const item = this.#items[this.#taken];
    this.#taken += 1;
    // What was taken is let go of now and then: rarely enough to cost nothing, and before it adds up.
    if (this.#taken >= COMPACT_FROM && this.#taken * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#taken);
      this.#taken = 0;
    }
    return item;
  }

  takeAll(): Item[] {
    const items = this.#items.slice(this.#taken);
    this.#items = [];
    this.#taken = 0;
    return items;
  }
}
