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

describe("a second signal", () => {
  test("within half a second is the same one", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards, asked } = composed(after(600));
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
    const { jobs, guards } = composed(untilAborted);
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGINT", "SIGINT");
    await vi.advanceTimersByTimeAsync(501);
    emitter.emit("SIGINT", "SIGINT");
    expect(killed).toEqual(["7 SIGINT"]);
  });

  test("that the program does not handle ends it, when the first was handled", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(after(100));
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
    const [first, second] = [composed(untilAborted), composed(untilAborted)];
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
    const { jobs, guards, asked } = composed();
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
    const { jobs, guards, asked } = composed();
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
    const { jobs, guards, asked } = composed();
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
    const { guards } = composed();
    Object.assign(process, { __signal_exit_emitter__: { count: 1 } });
    emitter.on("SIGTERM", () => {});
    cancelOnExit(guards, {}, process);
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});

describe("a job that cannot be canceled", () => {
  test("is told of, and the others are canceled", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(({ url }) => (url.endsWith("/a") ? 403 : 204));
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
    const { jobs, guards } = withStart(composeProviders({ odd: { ...acme("odd"), cancel } }));
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
    const idle = composed();
    const quick = composed();
    const stuck = composed(untilAborted);
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

  test("the same jobs, the one with the longer grace period counts", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(after(1_000));
    const states: unknown[] = [];
    for (const grace of [100, 5_000]) {
      const onResult = ({ outcome, error }: ExitResult): void =>
        void states.push([grace, outcome?.state ?? error?.code]);
      cancelOnExit(guards, { grace, onResult }, process);
    }
    jobs.guard("one:a");
    const start = jobs.start("one", () => after(500)().then(() => "b"));
    start.catch(() => {});
    emitter.emit("SIGTERM", "SIGTERM");
    await vi.advanceTimersByTimeAsync(1_499);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(states).toEqual([
      [100, "aborted"],
      [100, "aborted"],
      [5_000, "canceled"],
      [5_000, "canceled"],
    ]);
    expect(killed).toEqual(["7 SIGTERM"]);
    await expect(start).rejects.toMatchObject({ reference: "one:b", mayBeRunning: false });
  });

  test("one that came after the signal does not hold the process", async () => {
    const { process, emitter, killed } = fakeProcess();
    const { jobs, guards } = composed(after(100));
    cancelOnExit(guards, {}, process);
    jobs.guard("one:a");
    emitter.emit("SIGTERM", "SIGTERM");
    cancelOnExit(composed().guards, {}, process);
    await vi.advanceTimersByTimeAsync(100);
    expect(killed).toEqual(["7 SIGTERM"]);
  });
});
