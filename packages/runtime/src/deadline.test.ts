import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openDeadline, TIME_IS_UP, untilAborted, wait } from "./deadline.ts";

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

describe("openDeadline", () => {
  test("ends when its time is up", () => {
    const deadline = openDeadline(100, undefined);
    vi.advanceTimersByTime(99);
    expect(deadline.signal.aborted).toBe(false);
    expect(deadline.remaining()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(deadline.signal.reason).toBe(TIME_IS_UP);
  });

  test("ends with its parent, for the parent's reason", () => {
    const parent = new AbortController();
    const deadline = openDeadline(100, parent.signal);
    parent.abort("enough");
    expect(deadline.signal.reason).toBe("enough");
  });

  test("has ended when its parent has", () => {
    expect(openDeadline(100, AbortSignal.abort("before")).signal.reason).toBe("before");
  });

  test("leaves no timer and no listener once it is closed", () => {
    const parent = new AbortController();
    const listeners = countListeners(parent.signal);
    const deadline = openDeadline(100, parent.signal);
    expect([vi.getTimerCount(), listeners()]).toEqual([1, 1]);
    deadline.close();
    expect([vi.getTimerCount(), listeners()]).toEqual([0, 0]);
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

describe("untilAborted", () => {
  test("gives what the work gives, and lets go of the signal", async () => {
    const { signal } = new AbortController();
    const listeners = countListeners(signal);
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    expect(listeners()).toBe(0);
  });

  test("rejects for work that never ends", async () => {
    await expect(untilAborted(new Promise(() => {}), AbortSignal.abort("over"))).rejects.toBe("over");
  });

  test("does not leave a rejection of abandoned work unhandled", async () => {
    const late = Promise.reject(new Error("nobody waits for this"));
    await expect(untilAborted(late, AbortSignal.abort("over"))).rejects.toBe("over");
  });
});
