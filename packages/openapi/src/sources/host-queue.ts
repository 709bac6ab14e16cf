/** Lets work on one host wait for what was begun there before; hosts do not wait for each other. */
export class HostQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(host: string, work: () => Promise<T>): Promise<T> {
    const result = (this.#last.get(host) ?? Promise.resolve()).then(work);
    // What failed there is its caller's to deal with; the next one is asked for all the same.
    this.#last.set(
      host,
      result.catch(() => {}),
    );
    return result;
  }
}
