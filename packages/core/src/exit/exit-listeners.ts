/** What is used of Node's `process`. */
export type EndingProcess = Pick<
  NodeJS.Process,
  | "pid"
  | "on"
  | "off"
  | "prependListener"
  | "listeners"
  | "kill"
  | "nextTick"
  | "hasUncaughtExceptionCaptureCallback"
>;

type Listener = (...args: never[]) => unknown;

/** Marks our listeners, those of another copy of this package too, and tells whether one still cancels jobs. */
const IS_BUSY: unique symbol = Symbol.for("calloff.exit") as never;

type MarkedListener = Listener & { [IS_BUSY]?: () => boolean };

export function markListener(listener: Listener, isBusy: () => boolean): void {
  (listener as MarkedListener)[IS_BUSY] = isBusy;
}

/** Whether another watch, which hears of the same event, still cancels jobs. */
export function isAnotherBusy(process: EndingProcess, event: string): boolean {
  return listenersOf(process, event).some((listener) => listener[IS_BUSY]?.() === true);
}

/** Whether the program has a handler of its own, which decides when the process ends. */
export function hasOwnHandler(process: EndingProcess, event: string): boolean {
  const others = listenersOf(process, event).filter((listener) => listener[IS_BUSY] === undefined);
  return others.length > (event.startsWith("SIG") ? countSignalExit(process) : 0);
}

function listenersOf(process: EndingProcess, event: string): MarkedListener[] {
  return process.listeners(event as never) as MarkedListener[];
}

interface Counting {
  readonly count?: unknown;
}

/**
 * How many listeners the package signal-exit has on each signal. They leave the end to any other listener: were they
 * taken for the program's own, each side would wait for the other, and the process would never end.
 */
function countSignalExit(process: object): number {
  const versions: readonly (Counting | undefined)[] = [
    (process as { __signal_exit_emitter__?: Counting }).__signal_exit_emitter__,
    (globalThis as { [key: symbol]: Counting | undefined })[Symbol.for("signal-exit emitter")],
  ];
  return versions.reduce((sum, version) => sum + (Number(version?.count) || 0), 0);
}
