import { cancelWithin } from "../guards/cancel-within.ts";
import type { Guarded, Guards } from "../guards/guards.ts";
import { type EndingProcess, hasOwnHandler, isAnotherBusy, markListener } from "./exit-listeners.ts";
import { type CancelOnExitOptions, checkExitOptions } from "./exit-options.ts";

/** The watch of `cancelOnExit`. It cancels guarded jobs at the end of the process, until it is released. */
export interface ExitWatch {
  /** Removes all listeners: from now on, the end of the process cancels no job. */
  release(): void;
  /** The same as `release`, for `using`. */
  [Symbol.dispose](): void;
}

/** Milliseconds in which a signal that comes twice is one: a terminal and a process manager both pass Ctrl-C on. */
const REPEAT_MS = 500;

/** @throws CalloffError `invalid-options` */
export function cancelOnExit(
  guards: Guards,
  options: CancelOnExitOptions,
  process: EndingProcess,
): ExitWatch {
  const { grace, signals, exceptions, onResult } = checkExitOptions(options);
  const asked = new WeakSet<Guarded>();
  let underWay = 0;
  /** The signal or exception that began the last end, and whether a signal that comes now still belongs to it. */
  let began = { by: "", at: Number.NEGATIVE_INFINITY, isRecent: false };
  let recently: NodeJS.Timeout | undefined;
  /** Ends the process as it would have ended without this watch; `undefined` where the program decides itself. */
  let end: (() => void) | undefined;
  let isThrown = false;

  const msLeft = (): number => Math.max(0, began.at + grace - performance.now());
  const isEnding = (): boolean => end !== undefined || msLeft() > 0;
  const ask = (guarded: Guarded, ms: number): void => {
    if (asked.has(guarded)) return;
    asked.add(guarded);
    underWay += 1;
    void cancelWithin(ms, guarded, (report) => onResult?.(report)).then(() => {
      underWay -= 1;
      endWhenDone();
    });
  };
  const askAll = (): void => {
    for (const guarded of guards) ask(guarded, grace);
  };
  const begin = (by: string): void => {
    const beginning = { by, at: performance.now(), isRecent: true };
    began = beginning;
    const age = (): void => {
      beginning.isRecent = false;
    };
    // After another turn of the event loop: a busy process hears late of signals that came close together.
    recently = unref(setTimeout(() => unref(setTimeout(age, 0)), REPEAT_MS));
    askAll();
  };
  const endWhenDone = (): void => {
    if (underWay === 0) endNow();
  };
  const endNow = (): void => {
    const finish = end;
    if (finish === undefined) return;
    end = undefined;
    release();
    finish();
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    // Now, as a handler that is called once is gone afterwards, and may still be about to end the program.
    const isHandled = hasOwnHandler(process, signal);
    const isFirst = !isEnding();
    if (isFirst) begin(signal);
    const isRepeated = !isFirst && began.isRecent;
    if (isHandled || (isRepeated && signal === began.by)) return;
    // Where several watch, the last one ends it.
    end ??= () => {
      if (!isAnotherBusy(process, "beforeExit")) sendAgain(process, signal);
    };
    // Later, so that every watch has heard of it.
    if (isFirst || isRepeated) queueMicrotask(endWhenDone);
    else endNow();
  };
  const onException = (error: unknown, origin: NodeJS.UncaughtExceptionOrigin): void => {
    // Without this watch the first exception would have been the end, and no other would have come.
    if (isThrown) return;
    isThrown = true;
    if (!isEnding()) begin("uncaughtException");
    end = () => {
      if (!isAnotherBusy(process, "uncaughtExceptionMonitor")) throwAgain(process, error, origin);
    };
    queueMicrotask(endWhenDone);
  };
  // Called before Node asks whether anybody handles the exception. A listener for "uncaughtException" that was always
  // there would have libraries believe that the program handles its exceptions.
  const onMonitor = (): void => {
    if (isThrown || process.hasUncaughtExceptionCaptureCallback?.()) return;
    if (!hasOwnHandler(process, "uncaughtException")) process.on("uncaughtException", onException);
  };
  const onBeforeExit = (): void => askAll();
  const stopListening = guards.onAdd((guarded) => {
    if (isEnding()) ask(guarded, msLeft());
  });
  const release = (): void => {
    clearTimeout(recently);
    stopListening();
    for (const signal of signals) process.off(signal, onSignal);
    process.off("beforeExit", onBeforeExit);
    process.off("uncaughtExceptionMonitor", onMonitor);
    process.off("uncaughtException", onException);
  };

  for (const listener of [onSignal, onBeforeExit]) markListener(listener, () => end !== undefined);
  for (const listener of [onMonitor, onException])
    markListener(listener, () => isThrown && end !== undefined);
  // First, so that the program's handlers are still there to be seen.
  for (const signal of signals) process.prependListener(signal, onSignal);
  process.on("beforeExit", onBeforeExit);
  if (exceptions) process.on("uncaughtExceptionMonitor", onMonitor);
  return { release, [Symbol.dispose]: release };
}

/** A timer that does not keep the process; in Deno some are plain numbers. */
function unref(timer: NodeJS.Timeout): NodeJS.Timeout {
  timer.unref?.();
  return timer;
}

function sendAgain(process: EndingProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(process.pid, signal);
  } catch {
    // Windows cannot send SIGHUP or SIGBREAK; what it can send ends the process at once, as these would.
    process.kill(process.pid, "SIGINT");
  }
}

/** As Node has met it: in a stack of its own, and as a rejection if it was one. */
function throwAgain(process: EndingProcess, uncaught: unknown, origin: NodeJS.UncaughtExceptionOrigin): void {
  process.nextTick(() => {
    if (origin === "uncaughtException") throw uncaught;
    void Promise.reject(uncaught);
  });
}
