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
  /** Its signal aborts when the time is up, with a `TimeLimitError`, or when the caller's does, with its reason. */
  readonly controller: AbortController;
  /** Frees the timer and the listener on the caller's signal. Whoever started the deadline calls it, in `finally`. */
  close(): void;
}

/** @param ms from now, at most 2,147,483,647: timers hold 31 bits */
export function startDeadline(ms: number, parent: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new TimeLimitError()), ms);
  const stop = onAbort(parent, () => controller.abort(parent?.reason));
  return {
    controller,
    close() {
      clearTimeout(timer);
      stop();
    },
  };
}

/**
 * Settles as `work` does, or rejects with the signal's reason as soon as it aborts. Leaves no listener behind.
 *
 * @param signal of a deadline, which nobody else follows
 */
export function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    work.finally(() => signal.removeEventListener("abort", stop)).then(resolve, reject);
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
