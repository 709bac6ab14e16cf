/** A signal of our own that aborts when another one does, and may be aborted by us. */
export interface LinkedSignal {
  /** Aborts when the other signal does, or when `abort` is called. */
  readonly signal: AbortSignal;
  /** Aborts it. */
  readonly abort: (reason: unknown) => void;
  /** Removes the listener from the other signal. Whoever made the link calls it, in `finally`. */
  close(): void;
}

/** Follows `parent`, which may be aborted already. */
export function linkSignal(parent: AbortSignal | undefined): LinkedSignal {
  const controller = new AbortController();
  const abort = (reason: unknown): void => controller.abort(reason);
  const follow = (): void => abort(parent?.reason);
  if (parent?.aborted) follow();
  else parent?.addEventListener("abort", follow);
  return {
    signal: controller.signal,
    abort,
    close: () => parent?.removeEventListener("abort", follow),
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
  /** Frees the timer and the listener on the caller's signal. Whoever started the deadline calls it, in `finally`. */
  close(): void;
}

/** @param ms from now, at most 2,147,483,647: timers hold 31 bits */
export function startDeadline(ms: number, parent: AbortSignal | undefined): Deadline {
  const { signal, abort, close } = linkSignal(parent);
  const timer = setTimeout(() => abort(new TimeLimitError()), ms);
  return {
    signal,
    close() {
      clearTimeout(timer);
      close();
    },
  };
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. Leaves no listener behind. */
export async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop);
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Waits `ms`, or rejects with the signal's reason as soon as it aborts. */
export async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await (signal === undefined ? elapsed : untilAborted(elapsed, signal));
  } finally {
    clearTimeout(timer);
  }
}
