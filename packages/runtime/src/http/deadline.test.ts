import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { linkSignal, startDeadline, TimeLimitError, untilAborted, wait } from "./deadline.ts";

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
});

test("a linked signal can be aborted without the caller's", () => {
  const caller = new AbortController();
  const link = linkSignal(caller.signal);
  link.abort("own");
  expect([link.signal.reason, caller.signal.aborted]).toEqual(["own", false]);
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
