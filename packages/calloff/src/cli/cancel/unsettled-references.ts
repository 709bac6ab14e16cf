import type { ReferenceInput } from "../references/reference-input.ts";
import { Fingerprints } from "./fingerprints.ts";
import type { Settled } from "./result-line.ts";

/** Told of a job whose result a journal has. */
type OnSettled = (reference: string, settled: Settled) => void;

/** The references of an input, each once, without those whose result a journal has. */
export class UnsettledReferences {
  readonly #input: ReferenceInput;
  readonly #done: ReadonlyMap<string, Settled>;
  readonly #onSettled: OnSettled;
  readonly #seen = new Fingerprints();
  #settled = 0;
  #repeated = 0;

  constructor(input: ReferenceInput, done: ReadonlyMap<string, Settled>, onSettled: OnSettled = () => {}) {
    this.#input = input;
    this.#done = done;
    this.#onSettled = onSettled;
  }

  /** How many the journal had. */
  get settled(): number {
    return this.#settled;
  }

  /** How many were there more than once. */
  get repeated(): number {
    return this.#repeated;
  }

  /** How many were handed out: their vendors may have heard of them. */
  get handedOut(): number {
    return this.#seen.size - this.#settled;
  }

  /** How many were not read; `undefined` while that is not known. */
  get unread(): number | undefined {
    return this.#input.count === undefined ? undefined : this.#input.count - this.#seen.size - this.#repeated;
  }

  async *read(): AsyncGenerator<string, void, undefined> {
    for await (const reference of this.#input.read()) {
      if (!this.#seen.add(reference)) {
        this.#repeated += 1;
        continue;
      }
      const settled = this.#done.get(reference);
      if (settled === undefined) {
        yield reference;
      } else {
        this.#settled += 1;
        this.#onSettled(reference, settled);
      }
    }
  }
}
