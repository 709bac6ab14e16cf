import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startDeadline, TimeLimitError, untilAborted, wait } from "./deadline.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("a deadline", () => {
  test("aborts its signal when its time is up, and not before", () => {
    const { signal } = startDeadline(100, undefined).controller;
    vi.advanceTimersByTime(99);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(signal.reason).toBeInstanceOf(TimeLimitError);
    expect(signal.reason).toMatchObject({ name: "TimeoutError" });
  });

  test("aborts its signal with the caller's, for the caller's reason", () => {
    const caller = new AbortController();
    const { signal } = startDeadline(100, caller.signal).controller;
    caller.abort("enough");
    expect(signal.reason).toBe("enough");
  });

  test("is over from the start when the caller's signal has aborted", () => {
    expect(startDeadline(100, AbortSignal.abort("before")).controller.signal.reason).toBe("before");
  });

  test("leaves no timer and no listener once it is closed", () => {
    const caller = new AbortController();
    const { close } = startDeadline(100, caller.signal);
    expect([vi.getTimerCount(), listeners(caller.signal)]).toEqual([1, 1]);
    close();
    expect([vi.getTimerCount(), listeners(caller.signal)]).toEqual([0, 0]);
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
  expect(again.map(({ controller }) => controller.signal.reason)).toEqual(["enough", "enough"]);
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

describe("untilAborted", () => {
  test("settles as the work does, and leaves no listener", async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    expect(listeners(signal)).toBe(0);
  });

  test("leaves work that never ends when the signal aborts, and when it has aborted", async () => {
    const controller = new AbortController();
    const left = untilAborted(new Promise(() => {}), controller.signal);
    controller.abort("over");
    await expect(left).rejects.toBe("over");
    await expect(untilAborted(new Promise(() => {}), controller.signal)).rejects.toBe("over");
  });

  test("does not leave a rejection unhandled when the work fails after the signal aborted", async () => {
    const late = Promise.reject(new Error("nobody waits for this"));
    await expect(untilAborted(late, AbortSignal.abort("over"))).rejects.toBe("over");
  });
});
