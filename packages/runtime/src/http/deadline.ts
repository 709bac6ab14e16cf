/** The reason of a signal that ended because its time was over. */
export const TIME_IS_UP: unique symbol = Symbol("time is up");

/** `fetch` leaves a listener on each signal it was given until the garbage collector comes by. */
const MOST_SPANS = 16;

/**
 * The end of a span of time, or of the caller's patience, whichever comes first. One deadline serves several spans, one
 * after another, unless one of them is cut short.
 *
 * Who waits is told directly: listeners on signals, and signals, cost more than all the rest of a call.
 */
export class Deadline {
  readonly #controller = new AbortController();
  /** For `fetch`, which lets go of the connection. */
  readonly signal: AbortSignal = this.#controller.signal;
  #spans = 0;
  #isCut = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #parent: AbortSignal | undefined;
  #react: ((reason: unknown) => void) | undefined;
  readonly #timeIsUp = (): void => this.cut(TIME_IS_UP);
  readonly #follow = (): void => this.cut(this.#parent?.reason);

  /** As `signal.aborted`, which asks more of the runtime. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Whether it cannot serve another span. */
  get isSpent(): boolean {
    return this.#isCut || this.#spans >= MOST_SPANS;
  }

  /** Begins a span that ends by itself, or with `parent`. Whoever opened it closes it. */
  open(ms: number, parent: AbortSignal | undefined): this {
    this.#spans += 1;
    this.#timer = setTimeout(this.#timeIsUp, ms);
    if (parent !== this.signal) this.#parent = parent;
    if (parent?.aborted) this.#follow();
    else this.#parent?.addEventListener("abort", this.#follow);
    return this;
  }

  /** Ends the span at once. */
  cut(reason: unknown): void {
    this.#isCut = true;
    this.#controller.abort(reason);
    this.#react?.(this.signal.reason);
  }

  /** Calls `react` when the span is cut short, at once if it was; only the last one that was given. */
  whenCut(react: (reason: unknown) => void): void {
    this.#react = react;
    if (this.#isCut) react(this.signal.reason);
  }

  /** Settles as `work` does, or rejects with the reason at once when the span is cut short. */
  within<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.whenCut(reject);
      work.then(resolve, reject);
    });
  }

  /** Frees the timer and the listener on the parent. */
  close(): void {
    clearTimeout(this.#timer);
    this.#parent?.removeEventListener("abort", this.#follow);
    this.#parent = undefined;
    this.#react = undefined;
  }
}

/** On the signal of a shared deadline: the deadline. */
const SHARED: unique symbol = Symbol("shared");

type SharedSignal = AbortSignal & { [SHARED]?: Deadline };

/** A deadline that single attempts use as their own, one after another, when they are given its signal. */
export function shareDeadline(): Deadline {
  const deadline = new Deadline();
  (deadline.signal as SharedSignal)[SHARED] = deadline;
  return deadline;
}

export function deadlineOf(signal: SharedSignal | undefined): Deadline | undefined {
  return signal?.[SHARED];
}

/** Settles as `work` does, or rejects at once when the time is up or the signal aborts. */
export function inTime<Result>(
  work: Promise<Result>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const deadline = new Deadline().open(ms, signal);
  return deadline.within(work).finally(() => deadline.close());
}

/** Waits `ms`, or rejects with the signal's reason at once when it aborts. */
export function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return inTime(new Promise<void>(() => {}), ms, signal).catch(() => {
    if (signal?.aborted) throw signal.reason;
  });
}
