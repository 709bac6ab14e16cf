import { EventEmitter } from "node:events";
import { beforeEach, expect, test } from "vitest";
import { Interrupted, interruptible } from "./interruptible.ts";

let signals: EventEmitter;
const listeners = (): number => signals.eventNames().length;
beforeEach(() => {
  signals = new EventEmitter();
});

test("gives what the work gives, and listens no longer", async () => {
  expect(await interruptible(async () => 1, signals)).toBe(1);
  expect(listeners()).toBe(0);
});

test("fails as the work fails, and listens no longer", async () => {
  await expect(interruptible(() => Promise.reject(new Error("no")), signals)).rejects.toThrow("no");
  expect(listeners()).toBe(0);
});

test("an interrupt that comes when all is done is too late", async () => {
  const work = interruptible(async () => {
    signals.emit("SIGINT", "SIGINT");
    return 1;
  }, signals);
  expect(await work).toBe(1);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s waits for the work to put everything back, and is status %i", async (name, status) => {
  let isPutBack = false;
  const work = interruptible(async (signal) => {
    signals.emit(name, name);
    try {
      signal.throwIfAborted();
    } finally {
      await new Promise((resolve) => setImmediate(resolve));
      isPutBack = true;
    }
  }, signals);
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Interrupted);
  expect(error).toMatchObject({ status, message: `stopped by ${name}: every change was undone.` });
  expect([isPutBack, listeners()]).toEqual([true, 0]);
});
