/** What is to be done when a signal aborts. */
class Followers extends Set<() => void> {
  /** A listener of its own: in older versions of Cloudflare's runtime a listener has no `this`. */
  readonly callAll = (): void => {
    for (const follow of this) follow();
  };
}

const followersOf = new WeakMap<AbortSignal, Followers>();

/**
 * Calls `follow` when the signal aborts: at once if it has, never if there is none. However many follow a signal, it gets
 * one listener: Node 20 warns of a leak at the eleventh.
 *
 * @returns ends it, and removes the listener with the last one that follows. Whoever began calls it, in `finally`
 */
export function onAbort(signal: AbortSignal | undefined, follow: () => void): () => void {
  if (signal === undefined) return () => {};
  const all = followersOf.get(signal) ?? new Followers();
  if (signal.aborted) follow();
  else {
    if (all.size === 0) signal.addEventListener("abort", all.callAll, { once: true });
    followersOf.set(signal, all.add(follow));
  }
  return () => {
    if (all.delete(follow) && all.size === 0) signal.removeEventListener("abort", all.callAll);
  };
}

/** The reason of a signal that ended because its time was up. */
export class TimeLimitError extends DOMException {
  constructor() {
    super("The time is up.", "TimeoutError");
  }
}

/** A time limit for one piece of work, which also ends when the caller's signal aborts. */
export interface Deadline {
  /** Aborts when the time is up, with a `TimeLimitError`, or when the caller's signal does, with its reason. */
  readonly signal: AbortSignal;
  /** Called with that reason: what the step that is under way does then. It costs less than a listener on the signal. */
  onEnd(reason: unknown): void;
  /**
   * Frees the timer, the listener on the caller's signal, and the signal. Whoever started the deadline calls it, in
   * `finally`.
   *
   * @param keepsSignal for a body that is still to be read
   */
  close(keepsSignal?: boolean): void;
}

/** @param ms from now, at most 2,147,483,647: timers hold 31 bits */
export function startDeadline(ms: number, parent: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const deadline: Deadline = {
    signal: controller.signal,
    onEnd() {},
    close(keepsSignal) {
      clearTimeout(timer);
      stop();
      // Node's `fetch` lets go of a signal when it aborts, and keeps any other until all memory is next searched for
      // garbage: some megabytes.
      if (!keepsSignal) controller.abort("over");
    },
  };
  const end = (reason: unknown): void => {
    controller.abort(reason);
    deadline.onEnd(reason);
  };
  const timer = setTimeout(() => end(new TimeLimitError()), ms);
  const stop = onAbort(parent, () => end(parent?.reason));
  return deadline;
}

/** Settles as `work` does, or rejects with the deadline's reason as soon as it ends. */
export function beforeEnd<Result>(deadline: Deadline, work: Promise<Result>): Promise<Result> {
  const { signal } = deadline;
  return new Promise((resolve, reject) => {
    deadline.onEnd = reject;
    if (signal.aborted) reject(signal.reason);
    work.then(resolve, reject);
  });
}

/** Waits `ms`, or rejects with the signal's reason as soon as it aborts. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop = (): void => {};
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, ms);
    stop = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal?.reason);
    });
  });
}
