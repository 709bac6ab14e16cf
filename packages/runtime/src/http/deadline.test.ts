import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beforeEnd, startDeadline, TimeLimitError, wait } from "./deadline.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("a deadline", () => {
  test("aborts its signal when its time is up, and not before", () => {
    const { signal } = startDeadline(100, undefined);
    vi.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toBeInstanceOf(TimeLimitError);
    expect(signal.reason).toMatchObject({ name: "TimeoutError" });
  });

  test("aborts its signal with the caller's, for the caller's reason", () => {
    const caller = new AbortController();
    const { signal } = startDeadline(100, caller.signal);
    caller.abort("enough");
    expect(signal.reason).toBe("enough");
  });

  test("is over from the start when the caller's signal has aborted", () => {
    expect(startDeadline(100, AbortSignal.abort("before")).signal.reason).toBe("before");
  });

  test("leaves no timer and no listener once it is closed", () => {
    const caller = new AbortController();
    const { close } = startDeadline(100, caller.signal);
    expect([vi.getTimerCount(), listeners(caller.signal)]).toEqual([1, 1]);
    close();
    expect([vi.getTimerCount(), listeners(caller.signal)]).toEqual([0, 0]);
  });

  test("ends its signal when it is closed, so that fetch lets go of it, unless a body is still to be read", () => {
    const [read, unread] = [startDeadline(100, undefined), startDeadline(100, undefined)];
    read.close();
    unread.close(true);
    expect([read.signal.aborted, unread.signal.aborted]).toEqual([true, false]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("many calls that follow one signal give it one listener, and take it away with the last of them", () => {
  const caller = new AbortController();
  const deadlines = Array.from({ length: 100 }, () => startDeadline(100, caller.signal));
  expect(listeners(caller.signal)).toBe(1);
  const [last, ...others] = deadlines;
  for (const deadline of others) deadline.close();
  expect(listeners(caller.signal)).toBe(1);
  last?.close();
  expect(listeners(caller.signal)).toBe(0);

  const again = [startDeadline(100, caller.signal), startDeadline(100, caller.signal)];
  caller.abort("enough");
  expect(again.map(({ signal }) => signal.reason)).toEqual(["enough", "enough"]);
  expect(listeners(caller.signal)).toBe(0);
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
    const waiting = wait(100_000, controller.signal);
    controller.abort("enough");
    await expect(waiting).rejects.toBe("enough");
    expect([vi.getTimerCount(), listeners(controller.signal)]).toEqual([0, 0]);
  });
});

describe("beforeEnd", () => {
  test("settles as the work does, and leaves no listener", async () => {
    const deadline = startDeadline(100, undefined);
    await expect(beforeEnd(deadline, Promise.resolve(1))).resolves.toBe(1);
    await expect(beforeEnd(deadline, Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(listeners(deadline.signal)).toBe(0);
  });

  test("leaves work that never ends when the deadline ends, and when it has ended", async () => {
    const caller = new AbortController();
    const deadline = startDeadline(100, caller.signal);
    const left = beforeEnd(deadline, new Promise(() => {}));
    caller.abort("over");
    await expect(left).rejects.toBe("over");
    await expect(beforeEnd(deadline, new Promise(() => {}))).rejects.toBe("over");
  });

  test("leaves work that never ends when the time is up", async () => {
    const left = beforeEnd(startDeadline(100, undefined), new Promise(() => {}));
    vi.advanceTimersByTime(100);
    await expect(left).rejects.toBeInstanceOf(TimeLimitError);
  });

  test("does not leave a rejection unhandled when the work fails after the deadline ended", async () => {
    const late = Promise.reject(new Error("nobody waits for this"));
    await expect(beforeEnd(startDeadline(100, AbortSignal.abort("over")), late)).rejects.toBe("over");
  });
});
