import { answerCache } from "./answer-cache.ts";
import { READ_LIMITS, type ReadLimits } from "./fetch-bytes.ts";
import { readSource, type Source } from "./read-source.ts";
import { isUrl, parseWebUrl } from "./web-url.ts";

/**
 * A function that reads a file or a URL, each once, however often it is asked for.
 *
 * @throws UserError when it cannot be read, is too large, or is not UTF-8
 */
export type ReadOnce = (from: string) => Promise<Source>;

/** Asks one host for one thing at a time, and only for what has changed since the last time. */
export function sourceReader(cacheDir: string, limits: ReadLimits = READ_LIMITS): ReadOnce {
  const queue = new HostQueue();
  const cache = answerCache(cacheDir);
  const sources = new Map<string, Promise<Source>>();
  const read = async (from: string): Promise<Source> =>
    isUrl(from)
      ? queue.run(parseWebUrl(from).host, () => readSource(from, limits, cache))
      : readSource(from, limits);
  return (from) => {
    const source = sources.get(from) ?? read(from);
    sources.set(from, source);
    return source;
  };
}

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
