import { inTime } from "./http/deadline.ts";
import type * as later from "./later.ts";
import { lazily } from "./lazily.ts";

/** Milliseconds that a call waits for what it can do without. */
const LONGEST_WAIT = 5_000;

/** What follows an accepted cancel, `status`, and what few answers need. */
export const loadLater: () => Promise<typeof later> = /* @__PURE__ */ lazily(() => import("./later.ts"));

/** What `use` makes of that part; or `otherwise`, where it cannot be had in time or the signal aborts. */
export function withLater<Result>(
  use: (parts: typeof later) => Result,
  otherwise: (why: unknown) => Result,
  signal?: AbortSignal,
  ms: number = LONGEST_WAIT,
): Promise<Result> {
  return inTime(loadLater(), ms, signal).then(use, otherwise);
}

/** Has that part loaded, so that no call waits for it. It never rejects. */
export function loadWords(): Promise<void> {
  return withLater(
    () => {},
    () => {},
  );
}
