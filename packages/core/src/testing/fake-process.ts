import { EventEmitter } from "node:events";
import type { EndingProcess } from "../exit/exit-listeners.ts";

/** A process that only notes what would have ended it. */
export interface FakeProcess {
  readonly process: EndingProcess;
  readonly emitter: EventEmitter;
  /** As in `7 SIGINT`: its own number, and the signal that it was sent. */
  readonly killed: string[];
  /** What was thrown where nobody could catch it. */
  readonly thrown: unknown[];
  countListeners(): number;
  /** Has it meet an exception as Node does: the monitor hears of it first. Says whether anybody handled it. */
  throwUncaught(error: unknown): boolean;
}

/** @param unsendable signals that cannot be sent, as on Windows */
export function fakeProcess(unsendable: readonly string[] = []): FakeProcess {
  const emitter = new EventEmitter();
  const killed: string[] = [];
  const thrown: unknown[] = [];
  let captures = false;
  const process = Object.assign(emitter, {
    pid: 7,
    kill(pid: number, signal: string) {
      if (unsendable.includes(signal)) throw new Error("kill ENOSYS");
      killed.push(`${pid} ${signal}`);
    },
    nextTick(callback: () => void) {
      try {
        callback();
      } catch (error) {
        thrown.push(error);
      }
    },
    setUncaughtExceptionCaptureCallback: (callback: unknown) => {
      captures = callback !== null;
    },
    hasUncaughtExceptionCaptureCallback: () => captures,
  });
  return {
    process: process as unknown as EndingProcess,
    emitter,
    killed,
    thrown,
    countListeners: () => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0),
    throwUncaught(error) {
      emitter.emit("uncaughtExceptionMonitor", error, "uncaughtException");
      return captures || emitter.emit("uncaughtException", error, "uncaughtException");
    },
  };
}
