/** The reason of a signal that ended because its time was over. */
export const TIME_IS_UP: unique symbol = Symbol("time is up");

/** A span of time that ends by itself, or with `parent`, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds left, by a clock that does not jump. */
  remaining(): number;
  /** Frees the timer and the listener on `parent`. Whoever opened the deadline closes it. */
  close(): void;
}

export function openDeadline(ms: number, parent: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + ms;
  const timer = setTimeout(() => controller.abort(TIME_IS_UP), ms);
  const follow = (): void => controller.abort(parent?.reason);
  if (parent?.aborted) follow();
  else parent?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    remaining: () => endsAt - performance.now(),
    close() {
      clearTimeout(timer);
      parent?.removeEventListener("abort", follow);
    },
  };
}

/** Settles as `work` does, or rejects with the signal's reason at once when it aborts. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const letGo = (): void => signal.removeEventListener("abort", stop);
    const stop = (): void => {
      letGo();
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
    work.then(
      (value) => {
        letGo();
        resolve(value);
      },
      (error) => {
        letGo();
        reject(error);
      },
    );
  });
}

/** Waits `ms`, or rejects with the signal's reason at once when it aborts. */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await untilAborted(over, signal);
  } finally {
    clearTimeout(timer);
  }
}
