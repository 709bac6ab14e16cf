import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelOnExit } from "./cancel-on-exit.ts";
import { composeProviders } from "./create-calloff.ts";
import type { ExitResult } from "./exit-options.ts";
import { acme, type Got, untilAborted } from "./testing/acme.ts";
import { fakeProcess } from "./testing/fake-process.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function guarded(answer: (got: Got) => number | Promise<number> = () => 204) {
  const asked: string[] = [];
  const one = acme("one", (got) => {
    asked.push(got.url.slice("https://one.example/job/".length));
    return answer(got);
  });
  return { asked, ...composeProviders({ one }) };
}

/** An answer that comes after so many milliseconds. */
const after = (ms: number) => () => new Promise<number>((resolve) => setTimeout(() => resolve(204), ms));

describe("a signal", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"])(
    "%s cancels what is guarded, then ends the process as it would have",
    async (signal) => {
      const { process, emitter, killed, countListeners } = fakeProcess();
      const { jobs, guards, asked } = guarded();
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
    cancelOnExit(guarded().guards, {}, process);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(0);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("also cancels what is guarded while the vendors are waited for", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded(after(1_000));
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
    const { jobs, guards } = guarded(untilAborted);
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
    const { jobs, guards } = guarded(untilAborted);
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
    cancelOnExit(guarded().guards, { signals: ["SIGTERM", "SIGQUIT", "SIGTERM"] }, process);
    expect(emitter.eventNames()).toEqual(["SIGTERM", "SIGQUIT", "beforeExit"]);
    expect(emitter.listenerCount("SIGTERM")).toBe(1);
  });

  test("that cannot be sent again, as SIGHUP on Windows, ends the process by one that can", async () => {
    const { process, emitter, killed } = fakeProcess(["SIGHUP"]);
    cancelOnExit(guarded().guards, {}, process);
    emitter.emit("SIGHUP", "SIGHUP");
    await vi.advanceTimersByTimeAsync(0);
    expect(killed).toEqual(["7 SIGINT"]);
  });
});

describe("a second signal", () => {
  test("within half a second is the same one", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded(after(600));
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(499);
    emitter.emit("SIGINT", "SIGINT");
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(100);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["a"]);
    expect(killed).toEqual(["7 SIGINT"]);
  });

  test("after that ends the process at once", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = guarded(untilAborted);
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(501);
    emitter.emit("SIGINT", "SIGINT");
    expect(killed).toEqual(["7 SIGINT"]);
  });

  test("that the program does not handle ends it, when the first was handled", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = guarded(after(100));
    cancelOnExit(guards, {}, process);
    emitter.on("SIGTERM", () => {});
    jobs.guard("one:a");
    emitter.emit("SIGTERM", "SIGTERM");
    emitter.emit("SIGHUP", "SIGHUP");
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(killed).toEqual(["7 SIGHUP"]);
  });

  test("ends the process once, where several watch", async () => {
    const { process, emitter, killed } = fakeProcess();
    const [first, second] = [guarded(untilAborted), guarded(untilAborted)];
    for (const { jobs, guards } of [first, second]) {
      cancelOnExit(guards, {}, process);
      jobs.guard("one:a");
    }
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(501);
    emitter.emit("SIGINT", "SIGINT");
    expect(killed).toEqual(["7 SIGINT"]);
  });
});

describe("a handler of the program's own", () => {
  test.each(["on", "once"] as const)("added with %s decides when the process ends", async (add) => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded();
    emitter[add]("SIGTERM", () => {});
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGTERM", "SIGTERM");
    // Twice in short time: what a handler that is called once began is not cut short.
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual(["a"]);
    expect(killed).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("may guard more: within the grace period it is canceled at once, later when the process ends", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded();
    cancelOnExit(guards, { grace: 1_000 }, process);
    emitter.on("SIGTERM", () => jobs.guard("one:at-once"));
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(999);
    jobs.guard("one:within");
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["at-once", "within"]);
    jobs.guard("one:later");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
    emitter.emit("beforeExit", 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["at-once", "within", "later"]);
    expect(killed).toEqual([]);
  });

  test("may let the process go on: the next signal cancels what is guarded then", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded();
    cancelOnExit(guards, { grace: 1_000 }, process);
    emitter.once("SIGTERM", () => {});
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1_000);
    jobs.guard("one:a");
    expect(asked).toEqual([]);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["a"]);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("is not what the package signal-exit adds, which waits for all others", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { guards } = guarded();
    Object.assign(process, { __signal_exit_emitter__: { count: 1 } });
    emitter.on("SIGTERM", () => {});
    cancelOnExit(guards, {}, process);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});

describe("a process with nothing more to do", () => {
  test("cancels what is still guarded, once, and ends by itself", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = guarded();
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
    const { jobs, guards } = guarded(untilAborted);
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
    const { jobs, guards } = composeProviders({ odd });
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
    const { jobs, guards, asked } = guarded();
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

describe("a job that cannot be canceled", () => {
  test("is told of, and the others are canceled", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = guarded(({ url }) => (url.endsWith("/a") ? 403 : 204));
    const results: ExitResult[] = [];
    const onResult = (result: ExitResult): void => {
      results.push(result);
      throw new Error("the log is full");
    };
    cancelOnExit(guards, { onResult }, process);
    jobs.guard("one:a");
    jobs.guard("one:b");
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.waitFor(() => expect(results).toHaveLength(2));
    expect(results).toContainEqual(
      expect.objectContaining({ reference: "one:a", error: expect.objectContaining({ code: "forbidden" }) }),
    );
    expect(results).toContainEqual(
      expect.objectContaining({
        reference: "one:b",
        outcome: expect.objectContaining({ state: "canceled" }),
      }),
    );
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test.each<[string, () => Promise<never>, string]>([
    ["never answers and ignores the signal", () => new Promise(() => {}), "aborted"],
    ["rejects with what cannot be printed", () => Promise.reject(Object.create(null)), "unexpected-response"],
  ])("because its provider %s is told of, and holds up nothing", async (_, cancel, code) => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composeProviders({ odd: { ...acme("odd"), cancel } });
    const results: ExitResult[] = [];
    cancelOnExit(guards, { grace: 1_000, onResult: (result) => results.push(result) }, process);
    jobs.guard("odd:a");
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1_050);
    expect(results).toMatchObject([{ reference: "odd:a", outcome: undefined, error: { code } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});

describe("where several watch", () => {
  test("the process ends once, when the last is done", async () => {
    const { process, emitter, killed } = fakeProcess();
    const idle = guarded();
    const quick = guarded();
    const stuck = guarded(untilAborted);
    for (const { guards } of [idle, quick]) cancelOnExit(guards, {}, process);
    cancelOnExit(stuck.guards, { grace: 1_000 }, process);
    // The one that came last hears of the signal first.
    cancelOnExit(idle.guards, {}, process);
    quick.jobs.guard("one:a");
    stuck.jobs.guard("one:b");
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(999);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("one that came after the signal does not hold the process", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = guarded(after(100));
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGTERM", "SIGTERM");
    cancelOnExit(guarded().guards, {}, process);
    await vi.advanceTimersByTimeAsync(100);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});

test("a watch that was released looks after nothing any more, also within the grace period", () => {
  const { process, emitter, countListeners } = fakeProcess();
  const { jobs, guards, asked } = guarded();
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
  const { guards } = guarded();
  expect(() => cancelOnExit(guards, { [option]: value } as never, process)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(option) }),
  );
  expect(() => cancelOnExit(guards, null as never, process)).toThrow(
    expect.objectContaining({ code: "invalid-options" }),
  );
  expect(countListeners()).toBe(0);
});
