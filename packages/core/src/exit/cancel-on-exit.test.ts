import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { composeProviders } from "../create-calloff.ts";
import { withStart } from "../start/with-start.ts";
import { acme, untilAborted } from "../testing/acme.ts";
import { after, composed } from "../testing/composed.ts";
import { fakeProcess } from "../testing/fake-process.ts";
import { cancelOnExit } from "./cancel-on-exit.ts";
import type { ExitResult } from "./exit-options.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a signal", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"])(
    "%s cancels what is guarded, then ends the process as it would have",
    async (signal) => {
      const { process, emitter, killed, countListeners } = fakeProcess();
      const { jobs, guards, asked } = composed();
      const results: ExitResult[] = [];
      cancelOnExit(guards, { onResult: (result) => results.push(result) }, process);
      jobs.guard("one:a");
      jobs.guard("one:b").release();
      emitter.emit(signal, signal);
      expect(killed).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toEqual(["a"]);
      expect(results).toMatchObject([
        { reference: "one:a", outcome: { state: "canceled" }, error: undefined },
      ]);
      expect(killed).toEqual([`7 ${signal}`]);
      expect(countListeners()).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test("ends a process at once in which nothing is guarded", async () => {
    const { process, emitter, killed } = fakeProcess();
    cancelOnExit(composed().guards, {}, process);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(0);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("also cancels what is guarded while the vendors are waited for", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = composed(after(1_000));
    cancelOnExit(guards, { grace: 5_000 }, process);
    jobs.guard("one:a");
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(900);
    jobs.guard("one:b");
    await vi.advanceTimersByTimeAsync(999);
    expect(asked).toEqual(["a", "b"]);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("waits for a vendor that does not answer for the grace period, and no longer", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(untilAborted);
    const results: ExitResult[] = [];
    cancelOnExit(guards, { grace: 2_000, onResult: (result) => results.push(result) }, process);
    jobs.guard("one:a");
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(1_500);
    jobs.guard("one:late");
    await vi.advanceTimersByTimeAsync(499);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGINT"]);
    expect(results.map(({ reference, error }) => [reference, error?.code])).toEqual([
      ["one:a", "aborted"],
      ["one:late", "aborted"],
    ]);
  });

  test("waits no longer for a cancel that leaving a scope had sent before", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(untilAborted);
    cancelOnExit(guards, { grace: 2_000 }, process);
    const leaving = jobs.guard("one:a").cancel();
    const left = expect(leaving).rejects.toMatchObject({ code: "aborted" });
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(2_000);
    await left;
    expect(killed).toEqual(["7 SIGINT"]);
  });

  test("that is left out of the option signals is not listened to", () => {
    const { process, emitter } = fakeProcess();
    cancelOnExit(composed().guards, { signals: ["SIGTERM", "SIGQUIT", "SIGTERM"] }, process);
    expect(emitter.eventNames()).toEqual(["SIGTERM", "SIGQUIT", "beforeExit"]);
    expect(emitter.listenerCount("SIGTERM")).toBe(1);
  });

  test("that cannot be sent again, as SIGHUP on Windows, ends the process by one that can", async () => {
    const { process, emitter, killed } = fakeProcess(["SIGHUP"]);
    cancelOnExit(composed().guards, {}, process);
    emitter.emit("SIGHUP", "SIGHUP");
    await vi.advanceTimersByTimeAsync(0);
    expect(killed).toEqual(["7 SIGINT"]);
  });
});

describe("a process with nothing more to do", () => {
  test("cancels what is still guarded, once, and ends by itself", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = composed();
    cancelOnExit(guards, {}, process);
    emitter.emit("beforeExit", 0);
    expect(asked).toEqual([]);
    jobs.guard("one:a");
    emitter.emit("beforeExit", 0);
    await vi.advanceTimersByTimeAsync(1);
    emitter.emit("beforeExit", 0);
    expect(asked).toEqual(["a"]);
    expect(killed).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits no longer than the grace period, and leaves nothing open", async () => {
    const { process, emitter } = fakeProcess();
    const { jobs, guards } = composed(untilAborted);
    const results: ExitResult[] = [];
    cancelOnExit(guards, { grace: 1_000, onResult: (result) => results.push(result) }, process);
    jobs.guard("one:a");
    emitter.emit("beforeExit", 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(results).toMatchObject([{ reference: "one:a", error: { code: "aborted" } }]);
    expect(guards.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("asks once for a job whose provider never answers, and so comes to its end", async () => {
    const { process, emitter } = fakeProcess();
    const odd = { ...acme("odd"), cancel: vi.fn(() => new Promise<never>(() => {})) };
    const { jobs, guards } = withStart(composeProviders({ odd }));
    cancelOnExit(guards, { grace: 1_000 }, process);
    jobs.guard("odd:a");
    emitter.emit("beforeExit", 0);
    await vi.advanceTimersByTimeAsync(1_050);
    // With anything to wait for, it would come again and again.
    emitter.emit("beforeExit", 0);
    expect(vi.getTimerCount()).toBe(0);
    expect(odd.cancel).toHaveBeenCalledTimes(1);
  });

  test("that finds something to do after all is looked after again", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = composed();
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("beforeExit", 0);
    await vi.advanceTimersByTimeAsync(1);
    jobs.guard("one:b");
    expect(asked).toEqual(["a"]);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["a", "b"]);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});

test("a watch that was released looks after nothing any more, also within the grace period", () => {
  const { process, emitter, countListeners } = fakeProcess();
  const { jobs, guards, asked } = composed();
  emitter.on("SIGTERM", () => {});
  {
    using _watch = cancelOnExit(guards, { exceptions: true }, process);
    expect(countListeners()).toBe(6);
    emitter.emit("SIGTERM", "SIGTERM");
  }
  expect(countListeners()).toBe(1);
  jobs.guard("one:a");
  expect(asked).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, unknown]>([
  ["grace", -1],
  ["grace", 0.5],
  ["grace", "5s"],
  ["grace", Number.NaN],
  ["grace", 2 ** 31],
  ["signals", "SIGTERM"],
  ["signals", ["SIGKILL"]],
  ["exceptions", 1],
  ["onResult", "log"],
])("the option %s is refused when it is %j", (option, value) => {
  const { process, countListeners } = fakeProcess();
  const { guards } = composed();
  expect(() => cancelOnExit(guards, { [option]: value } as never, process)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(option) }),
  );
  expect(() => cancelOnExit(guards, null as never, process)).toThrow(
    expect.objectContaining({ code: "invalid-options" }),
  );
  expect(countListeners()).toBe(0);
});
