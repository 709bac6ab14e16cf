const COMPACT_FROM = 1_024;

/** First in, first out. Taking one costs the same however many wait, which an array's `shift` does not. */
export class Queue<Item> {
  #items: (Item | undefined)[] = [];
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
    // Whoever took it may be done with it soon, and then it is to be collected soon.
    this.#items[this.#taken] = undefined;
    this.#taken += 1;
    // Its place is given up now and then: rarely enough to cost nothing, and before it adds up.
    if (this.#taken >= COMPACT_FROM && this.#taken * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#taken);
      this.#taken = 0;
    }
    return item;
  }

  takeAll(): Item[] {
    const items = this.#items.slice(this.#taken) as Item[];
    this.#items = [];
    this.#taken = 0;
    return items;
  }
}
