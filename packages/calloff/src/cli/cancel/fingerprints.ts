import { hash } from "node:crypto";

/** Words of 32 bits in a fingerprint: of a billion texts, two have the same 96 bits of SHA-256 once in 10^11 runs. */
const WORDS = 3;
/** One table of all would have to be there twice while it grows. */
const TABLES = 256;
const FIRST_SLOTS = 16;
/** A fuller table is slow to search. */
const MAX_FULLNESS = 0.85;
const GROWTH = 1.25;

/**
 * Which texts have been there, in 14 to 18 bytes for each however long they are: a `Set` of a million references takes
 * 100 MB.
 */
export class Fingerprints {
  readonly #tables = Array.from({ length: TABLES }, () => new Table());
  #size = 0;

  /** How many different texts there have been. */
  get size(): number {
    return this.#size;
  }

  /** @returns whether the text is new */
  add(text: string): boolean {
    const digest = hash("sha256", text);
    const word = (index: number): number => Number.parseInt(digest.slice(index * 8, index * 8 + 8), 16);
    const table = this.#tables[word(WORDS) % TABLES] as Table;
    // The first is never 0, which marks a slot without a fingerprint.
    const isNew = table.add(word(0) || 1, word(1), word(2));
    if (isNew) this.#size += 1;
    return isNew;
  }
}

class Table {
  /** One fingerprint after the other; zeros where there is none. */
  #slots = new Uint32Array(FIRST_SLOTS * WORDS);
  #size = 0;

  /** @returns whether the fingerprint is new */
  add(a: number, b: number, c: number): boolean {
    if ((this.#size + 1) * WORDS > this.#slots.length * MAX_FULLNESS) this.#grow();
    const isNew = this.#insert(a, b, c);
    if (isNew) this.#size += 1;
    return isNew;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(Math.ceil((before.length / WORDS) * GROWTH) * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      const a = before[at] as number;
      if (a !== 0) this.#insert(a, before[at + 1] as number, before[at + 2] as number);
    }
  }

  /** Looks from the slot that the first word names onwards. @returns whether it was not there */
  #insert(a: number, b: number, c: number): boolean {
    const slots = this.#slots;
    for (let at = (a * WORDS) % slots.length; ; at = (at + WORDS) % slots.length) {
      if (slots[at] === 0) {
        slots[at] = a;
        slots[at + 1] = b;
        slots[at + 2] = c;
        return true;
      }
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) return false;
    }
  }
}
