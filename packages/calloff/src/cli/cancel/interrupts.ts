import { constants } from "node:os";
import type { Io } from "../io.ts";

/** What the person at the keyboard, or the system, wants of a run that is under way. */
export interface Interrupts {
  /** Aborts at the first one, or when `stop` is called. */
  readonly signal: AbortSignal;
  /** The exit code after an interrupt, as shells count it: 128 and the signal's number. */
  readonly status: number | undefined;
  stop(): void;
  /** Listens no more. */
  close(): void;
}

/** @param beforeExit called when a second interrupt ends the process at once */
export function watchInterrupts(io: Io, beforeExit: () => void): Interrupts {
  const stopping = new AbortController();
  let status: number | undefined;
  const close = io.onInterrupt((name) => {
    if (status !== undefined) {
      beforeExit();
      io.exit(status);
      return;
    }
    status = 128 + constants.signals[name];
    io.stderr.write(
      "\nStopping. Requests in flight may still reach their vendors. Press Ctrl+C again to end at once.\n",
    );
    stopping.abort();
  });
  return {
    signal: stopping.signal,
    get status() {
      return status;
    },
    stop: () => stopping.abort(),
    close,
  };
}
