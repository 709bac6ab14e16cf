import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { after, composed } from "../testing/composed.ts";
import { fakeProcess } from "../testing/fake-process.ts";
import { cancelOnExit } from "./cancel-on-exit.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const boom = new Error("boom");

test("cancels what is guarded, and then the same error ends the process", async () => {
  const { process, killed, thrown, throwUncaught, countListeners } = fakeProcess();
  const { jobs, guards, asked } = composed(after(100));
  cancelOnExit(guards, { exceptions: true }, process);
  jobs.guard("one:a");
  expect(throwUncaught(boom)).toBe(true);
  jobs.guard("one:b");
  await vi.advanceTimersByTimeAsync(99);
  expect(asked).toEqual(["a", "b"]);
  expect(thrown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(thrown).toEqual([boom]);
  expect(thrown[0]).toBe(boom);
  expect(killed).toEqual([]);
  expect(countListeners()).toBe(0);
  expect(throwUncaught(boom)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test("is off by default: the exception ends the process as ever", () => {
  const { process, throwUncaught } = fakeProcess();
  const { jobs, guards, asked } = composed(after(100));
  cancelOnExit(guards, {}, process);
  jobs.guard("one:a");
  expect(throwUncaught(boom)).toBe(false);
  expect(asked).toEqual([]);
});

test("is not seen by others as a handler, until the exception is there", () => {
  const { process, emitter } = fakeProcess();
  cancelOnExit(composed(after(100)).guards, { exceptions: true }, process);
  expect(emitter.listenerCount("uncaughtException")).toBe(0);
});

test("leaves an exception alone that the program handles itself", async () => {
  const { process, emitter, thrown, throwUncaught } = fakeProcess();
  const { jobs, guards, asked } = composed(after(100));
  cancelOnExit(guards, { exceptions: true }, process);
  emitter.on("uncaughtException", () => {});
  jobs.guard("one:a");
  throwUncaught(boom);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked, thrown]).toEqual([[], []]);
});

test("leaves an exception alone that a capture callback takes", () => {
  const { process, emitter, throwUncaught } = fakeProcess();
  const { guards } = composed(after(100));
  cancelOnExit(guards, { exceptions: true }, process);
  (process as NodeJS.Process).setUncaughtExceptionCaptureCallback(() => {});
  throwUncaught(boom);
  expect(emitter.listenerCount("uncaughtException")).toBe(0);
});

test("lets the first exception be the end, whatever is thrown while jobs are canceled", async () => {
  const { process, thrown, throwUncaught, countListeners } = fakeProcess();
  const { jobs, guards } = composed(after(100));
  cancelOnExit(guards, { exceptions: true }, process);
  jobs.guard("one:a");
  throwUncaught(boom);
  expect(throwUncaught(new Error("another"))).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(thrown).toEqual([boom]);
  // One that is left would swallow the exception that is to be the end.
  expect(countListeners()).toBe(0);
});

test("a signal after half a second ends the process at once, by the exception", async () => {
  const { process, emitter, thrown, killed, throwUncaught } = fakeProcess();
  const { jobs, guards } = composed(after(60_000));
  cancelOnExit(guards, { exceptions: true }, process);
  jobs.guard("one:a");
  throwUncaught(boom);
  await vi.advanceTimersByTimeAsync(501);
  emitter.emit("SIGINT", "SIGINT");
  expect(thrown).toEqual([boom]);
  expect(killed).toEqual([]);
});

test("an exception after a signal is what the process ends with", async () => {
  const { process, emitter, thrown, killed, throwUncaught } = fakeProcess();
  const { jobs, guards } = composed(after(100));
  cancelOnExit(guards, { exceptions: true }, process);
  // Looks after signals alone, and is done later.
  const other = composed(after(200));
  cancelOnExit(other.guards, {}, process);
  for (const { guard } of [jobs, other.jobs]) guard("one:a");
  emitter.emit("SIGTERM", "SIGTERM");
  throwUncaught(boom);
  await vi.advanceTimersByTimeAsync(100);
  expect(thrown).toEqual([boom]);
  expect(killed).toEqual([]);
});

test("where several watch, the last that is done throws the error, once", async () => {
  const { process, thrown, throwUncaught } = fakeProcess();
  for (const ms of [100, 200]) {
    const { jobs, guards } = composed(after(ms));
    cancelOnExit(guards, { exceptions: true }, process);
    jobs.guard("one:a");
  }
  throwUncaught(boom);
  await vi.advanceTimersByTimeAsync(199);
  expect(thrown).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(thrown).toEqual([boom]);
});
