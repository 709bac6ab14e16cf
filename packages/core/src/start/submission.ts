import type { Submit } from "./start-options.ts";

/** Milliseconds in which `submit` has to end once its signal has aborted; `fetch` needs none. */
const SUBMIT_ABORT_GRACE_MS = 1_000;

/** How a call of `submit` ended. */
export type Submitted = { readonly id: unknown } | { readonly failure: unknown };

/** A call of `submit` that goes on although nobody waits for it any longer; without `ended`, one that was not made. */
export interface GivenUp {
  readonly stop: Stop;
  readonly ended: Promise<Submitted> | undefined;
}

/** Why a job is not wanted any more. */
export interface Stop {
  readonly code: "aborted" | "timeout";
  /** As in "aborted by the caller". */
  readonly why: string;
  readonly cause?: unknown;
}

/** Milliseconds that `submit` has: in all, and once the job is not wanted any more. */
export interface SubmitLimits {
  readonly submitTimeout: number;
  readonly abortGrace: number;
}

/**
 * One call of `submit`, and how long it is waited for. It is not cut off at once: the vendor may be making the job at
 * that moment, and nobody would know its id.
 */
export class Submission {
  readonly #limits: SubmitLimits;
  readonly #controller = new AbortController();
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #isOver = false;
  #abandon: (stop: Stop) => void = () => {};
  /** The first reason not to want the job any more. */
  stop: Stop | undefined;

  constructor(limits: SubmitLimits) {
    this.#limits = limits;
  }

  /** Calls `submit`, unless the job is not wanted any more; gives how it ended, or that it is not waited for. */
  async run(submit: Submit<unknown>): Promise<Submitted | GivenUp> {
    const { submitTimeout } = this.#limits;
    if (this.stop !== undefined) {
      this.#close();
      return { stop: this.stop, ended: undefined };
    }
    const ended = callSubmit(submit, this.#controller.signal);
    const givenUp = new Promise<GivenUp>((resolve) => {
      this.#abandon = (stop) => resolve({ stop, ended });
    });
    this.#after(submitTimeout, () => {
      this.stopFor({
        code: "timeout",
        why: `submit returned no job id within ${submitTimeout} ms (submitTimeout)`,
      });
      this.giveUp();
    });
    const result = await Promise.race([ended, givenUp]);
    this.#close();
    return result;
  }

  /** Has the job not wanted any more: `submit` has `abortGrace` left. */
  stopFor(stop: Stop): void {
    if (this.stop !== undefined) return;
    this.stop = stop;
    this.#after(this.#limits.abortGrace, () => this.giveUp());
  }

  /** Aborts the signal that `submit` has, and soon after waits for it no longer. */
  giveUp(): void {
    const { stop } = this;
    if (stop === undefined || this.#isOver || this.#controller.signal.aborted) return;
    this.#controller.abort(new DOMException("start no longer waits for the job's id", "TimeoutError"));
    this.#after(SUBMIT_ABORT_GRACE_MS, () => this.#abandon(stop));
  }

  #close(): void {
    this.#isOver = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #after(ms: number, then: () => void): void {
    if (!this.#isOver) this.#timers.push(setTimeout(then, ms));
  }
}

async function callSubmit(submit: Submit<unknown>, signal: AbortSignal): Promise<Submitted> {
  try {
    return { id: await submit({ signal }) };
  } catch (failure) {
    return { failure };
  }
}
