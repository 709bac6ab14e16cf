import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Deadline, deadlineOf, shareDeadline, TIME_IS_UP, wait } from "./deadline.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Counts the listeners that are left on a signal. */
function countListeners(signal: AbortSignal): () => number {
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = ((...args: Parameters<typeof addEventListener>) => {
    listeners += 1;
    addEventListener.apply(signal, args);
  }) as typeof addEventListener;
  signal.removeEventListener = ((...args: Parameters<typeof removeEventListener>) => {
    listeners -= 1;
    removeEventListener.apply(signal, args);
  }) as typeof removeEventListener;
  return () => listeners;
}

describe("a deadline", () => {
  test("ends when its time is up", () => {
    const deadline = new Deadline().open(100, undefined);
    vi.advanceTimersByTime(99);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(deadline.signal.reason).toBe(TIME_IS_UP);
  });

  test("ends with its parent, for the parent's reason", () => {
    const parent = new AbortController();
    const deadline = new Deadline().open(100, parent.signal);
    parent.abort("enough");
    expect(deadline.signal.reason).toBe("enough");
  });

  test("has ended when its parent has", () => {
    expect(new Deadline().open(100, AbortSignal.abort("before")).signal.reason).toBe("before");
  });

  test("leaves no timer and no listener once it is closed", () => {
    const parent = new AbortController();
    const listeners = countListeners(parent.signal);
    const deadline = new Deadline().open(100, parent.signal);
    expect([vi.getTimerCount(), listeners()]).toEqual([1, 1]);
    deadline.close();
    expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
  });

  test("serves one span after another, each by its own time and parent", () => {
    const parents = [new AbortController(), new AbortController()];
    const deadline = new Deadline().open(100, parents[0]?.signal);
    deadline.close();
    deadline.open(200, parents[1]?.signal);
    parents[0]?.abort("of the span before");
    vi.advanceTimersByTime(199);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(deadline.signal.reason).toBe(TIME_IS_UP);
  });

  test("is spent when it was cut, or has served sixteen spans", () => {
    const deadline = new Deadline();
    for (let span = 1; span <= 16; span += 1) {
      expect(deadline.isSpent).toBe(false);
      deadline.open(100, undefined).close();
    }
    expect(deadline.isSpent).toBe(true);
    const cut = new Deadline();
    cut.cut("enough");
    expect(cut.isSpent).toBe(true);
  });

  test("that is shared is found by its signal, and does not listen to itself", () => {
    const deadline = shareDeadline();
    const listeners = countListeners(deadline.signal);
    expect(deadlineOf(deadline.signal)).toBe(deadline);
    expect(deadlineOf(new Deadline().signal)).toBeUndefined();
    deadline.open(100, deadline.signal);
    expect(listeners()).toBe(0);
    deadline.close();
  });
});

describe("wait", () => {
  test("takes as long as it says", async () => {
    const done = vi.fn();
    wait(100, new AbortController().signal).then(done);
    await vi.advanceTimersByTimeAsync(99);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalled();
  });

  test("rejects when the signal aborts, without the clock moving, and leaves nothing behind", async () => {
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const waiting = wait(100_000, controller.signal);
    controller.abort("enough");
    await expect(waiting).rejects.toBe("enough");
    expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
  });
});

describe("work within a deadline", () => {
  test("gives what it gives", async () => {
    const deadline = new Deadline();
    await expect(deadline.within(Promise.resolve(1))).resolves.toBe(1);
    await expect(deadline.within(Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  test("that never ends is left when the deadline is cut, and when it was", async () => {
    const deadline = new Deadline();
    const left = deadline.within(new Promise(() => {}));
    deadline.cut("over");
    await expect(left).rejects.toBe("over");
    await expect(deadline.within(new Promise(() => {}))).rejects.toBe("over");
  });

  test("does not leave a rejection unhandled when it was left", async () => {
    const deadline = new Deadline();
    deadline.cut("over");
    const late = Promise.reject(new Error("nobody waits for this"));
    await expect(deadline.within(late)).rejects.toBe("over");
  });
});
