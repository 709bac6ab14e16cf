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

type EndSignal = "SIGINT" | "SIGTERM";

/** What is used of Node's `process`. */
export type EndingProcess = Pick<NodeJS.Process, "pid" | "on" | "off" | "listenerCount" | "kill">;

const SIGNALS: readonly EndSignal[] = ["SIGINT", "SIGTERM"];
const LONGEST_TIMER = 2 ** 31 - 1;

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
  const onSignal = (signal: EndSignal): void => {
    const isSecond = isEnding;
    isEnding = true;
    if (isSecond) endAsItWould(signal);
    else void callOff(guards, grace, onResult).then(() => endAsItWould(signal));
  };
  const onBeforeExit = (): void => {
    // It comes again when what it started is done.
    if (isEnding || guards.size === 0) return;
    isEnding = true;
    void callOff(guards, grace, onResult);
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off("beforeExit", onBeforeExit);
  };
  /** A program with a handler of its own decides itself when to end; without one, a signal ends it. */
  const endAsItWould = (signal: EndSignal): void => {
    release();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on("beforeExit", onBeforeExit);
  return { release, [Symbol.dispose]: release };
}

async function callOff(
  guards: Guards,
  grace: number,
  onResult: ((result: ExitResult) => void) | undefined,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, grace);
  });
  const all = [...guards].map(async ({ reference, cancel }) => {
    const result = await cancel().then(
      (outcome) => ({ reference, outcome, error: undefined }),
      (error: unknown) => ({
        reference,
        outcome: undefined,
        error: CalloffError.is(error) ? error : undefined,
      }),
    );
    tellOf(result, onResult);
  });
  await Promise.race([Promise.all(all), timeIsUp]);
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
