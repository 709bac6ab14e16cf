import { CalloffError, type Outcome } from "@calloff/runtime";
import type { Guards } from "./guard.ts";

/** Options of `cancelOnExit`. */
export interface CancelOnExitOptions {
  /** Milliseconds that the vendors have to answer before the process ends all the same. Default 5,000. */
  readonly grace?: number | undefined;
  /** Told of every job that was called off because the process ends: for a log. */
  readonly onResult?: ((result: ExitResult) => void) | undefined;
}

/** What came of one guarded job when the process ended. */
export interface ExitResult {
  readonly reference: unknown;
  /** The vendor's answer; `undefined` when there was none that says something about the job. */
  readonly outcome: Outcome | undefined;
  readonly error: CalloffError | undefined;
}

/** Stops looking after the process's end. */
export interface ExitWatch {
  release(): void;
  [Symbol.dispose](): void;
}

/** What is used of Node's `process`. */
export type EndingProcess = Pick<
  NodeJS.Process,
  "pid" | "on" | "off" | "prependListener" | "listeners" | "listenerCount" | "kill"
>;

const SIGNALS: readonly ("SIGINT" | "SIGTERM")[] = ["SIGINT", "SIGTERM"];
const LONGEST_TIMER = 2 ** 31 - 1;
/** Milliseconds that a provider has to let go of its call when the grace period is over. Ours need none. */
const LONGEST_FAREWELL = 50;
/** Marks our listeners, those of another copy of this package too: they are no handlers of the program's own. */
const OURS: unique symbol = Symbol.for("calloff.exit") as never;

/**
 * Cancels what is guarded when the process is told to end (SIGINT, SIGTERM) or has nothing more to do
 * (`beforeExit`), and then lets it end as it would have. A second signal ends it at once.
 *
 * @throws CalloffError `invalid-options`
 */
export function cancelOnExit(
  guards: Guards,
  { grace = 5_000, onResult }: CancelOnExitOptions,
  process: EndingProcess,
): ExitWatch {
  if (!Number.isInteger(grace) || grace < 0 || grace > LONGEST_TIMER) {
    const message = `cancelOnExit: the option grace must be an integer from 0 to ${LONGEST_TIMER}.`;
    throw new CalloffError({ code: "invalid-options", message });
  }
  let isEnding = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    const isSecond = isEnding;
    isEnding = true;
    // Now, as a handler that is called once is gone afterwards, and may still be about to end the program.
    const isHandled = process.listeners(signal).some((listener) => !(OURS in listener));
    if (isSecond) endAsItWould(signal, isHandled);
    else void callOff(guards, grace, onResult).then(() => endAsItWould(signal, isHandled));
  };
  const onBeforeExit = (): void => {
    if (isEnding || guards.size === 0) return;
    isEnding = true;
    void callOff(guards, grace, onResult).then(() => {
      // It comes again when what it started is done; what did not let itself be called off is not tried again.
      isEnding = guards.size > 0;
    });
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off("beforeExit", onBeforeExit);
  };
  /** A program with a handler of its own decides itself when to end; without one, a signal ends it. */
  const endAsItWould = (signal: NodeJS.Signals, isHandled: boolean): void => {
    release();
    // Where several watch, the last one ends it.
    if (!isHandled && process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  Object.assign(onSignal, { [OURS]: true });
  // First, so that the program's handlers are still there to be seen.
  for (const signal of SIGNALS) process.prependListener(signal, onSignal);
  process.on("beforeExit", onBeforeExit);
  return { release, [Symbol.dispose]: release };
}

async function callOff(
  guards: Guards,
  grace: number,
  onResult: ((result: ExitResult) => void) | undefined,
): Promise<void> {
  const timeIsUp = new AbortController();
  const all = [...guards].map(async ({ reference, cancel }) => {
    const result = await cancel(timeIsUp.signal).then(
      (outcome) => ({ reference, outcome, error: undefined }),
      (error: unknown) => ({
        reference,
        outcome: undefined,
        error: CalloffError.is(error) ? error : undefined,
      }),
    );
    tellOf(result, onResult);
  });
  const allTold = Promise.all(all);
  await waitAtMost(grace, allTold);
  // What is still under way is told as aborted, and keeps the process no longer.
  timeIsUp.abort();
  await waitAtMost(LONGEST_FAREWELL, allTold);
}

async function waitAtMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeIsUp]);
  clearTimeout(timer);
}

/** A log line that fails must not keep the process from ending, nor another job from being called off. */
function tellOf(result: ExitResult, onResult: ((result: ExitResult) => void) | undefined): void {
  try {
    onResult?.(result);
  } catch {
    // The listener's own fault.
  }
}
