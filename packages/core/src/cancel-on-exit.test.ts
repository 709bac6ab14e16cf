import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelOnExit, type EndingProcess, type ExitResult } from "./cancel-on-exit.ts";
import { composeProviders } from "./create-calloff.ts";
import { acme, type Got, untilAborted } from "./testing/acme.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process that notes which signals would have ended it. */
function fakeProcess() {
  const emitter = new EventEmitter();
  const killed: string[] = [];
  const process = Object.assign(emitter, {
    pid: 7,
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal}`),
  }) as unknown as EndingProcess;
  const listeners = (): number =>
    ["SIGINT", "SIGTERM", "beforeExit"].reduce((sum, name) => sum + emitter.listenerCount(name), 0);
  return { process, emitter, killed, listeners };
}

function guarded(answer: (got: Got) => number | Promise<never> = () => 204) {
  const urls: string[] = [];
  const one = acme("one", (got) => {
    urls.push(got.url);
    return answer(got);
  });
  return { urls, ...composeProviders({ one }) };
}

test.each(["SIGINT", "SIGTERM"])(
  "%s cancels what is guarded, then ends the process as it would have",
  async (signal) => {
    const { process, emitter, killed, listeners } = fakeProcess();
    const { jobs, guards, urls } = guarded();
    const results: ExitResult[] = [];
    cancelOnExit(guards, { onResult: (result) => results.push(result) }, process);
    jobs.guard("one:a");
    jobs.guard("one:b").release();
    emitter.emit(signal, signal);
    expect(killed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(urls).toEqual(["https://one.example/job/a"]);
    expect(results).toMatchObject([{ reference: "one:a", outcome: { state: "canceled" }, error: undefined }]);
    expect(killed).toEqual([`7 ${signal}`]);
    expect(listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  },
);

test("a program's own handler decides when it ends", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards, urls } = guarded();
  cancelOnExit(guards, {}, process);
  emitter.on("SIGTERM", () => {});
  jobs.guard("one:a");
  emitter.emit("SIGTERM", "SIGTERM");
  await vi.advanceTimersByTimeAsync(1);
  expect(urls).toHaveLength(1);
  expect(killed).toEqual([]);
});

test("a vendor that does not answer holds the process for the grace period, and no longer", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards } = guarded(untilAborted);
  cancelOnExit(guards, { grace: 2_000 }, process);
  jobs.guard("one:a");
  emitter.emit("SIGINT", "SIGINT");
  await vi.advanceTimersByTimeAsync(1_999);
  expect(killed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(killed).toEqual(["7 SIGINT"]);
});

test("a second signal ends it at once", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards } = guarded(untilAborted);
  cancelOnExit(guards, {}, process);
  jobs.guard("one:a");
  emitter.emit("SIGINT", "SIGINT");
  emitter.emit("SIGINT", "SIGINT");
  expect(killed).toEqual(["7 SIGINT"]);
});

test("a job that could not be called off is told of, and the others are called off", async () => {
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
  // The words of an error come out of a file, which a clock that stands still does not hold up.
  await vi.waitFor(() => expect(results).toHaveLength(2));
  expect(results).toMatchObject([
    { reference: "one:b", outcome: { state: "canceled" }, error: undefined },
    { reference: "one:a", outcome: undefined, error: { code: "forbidden" } },
  ]);
  await vi.advanceTimersByTimeAsync(1);
  expect(killed).toEqual(["7 SIGTERM"]);
});

test("a process with nothing more to do cancels what is still guarded, once, and ends by itself", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards, urls } = guarded();
  cancelOnExit(guards, {}, process);
  emitter.emit("beforeExit", 0);
  expect(urls).toEqual([]);
  jobs.guard("one:a");
  emitter.emit("beforeExit", 0);
  await vi.advanceTimersByTimeAsync(1);
  emitter.emit("beforeExit", 0);
  expect(urls).toHaveLength(1);
  expect(killed).toEqual([]);
});

test("released, it looks after nothing any more", () => {
  const { process, listeners } = fakeProcess();
  const { guards } = guarded();
  {
    using _watch = cancelOnExit(guards, {}, process);
    expect(listeners()).toBe(3);
  }
  expect(listeners()).toBe(0);
});

test.each([-1, 0.5, "5s", Number.NaN, 2 ** 31])("a grace period of %j is refused", (grace) => {
  const { process, listeners } = fakeProcess();
  const { guards } = guarded();
  expect(() => cancelOnExit(guards, { grace: grace as never }, process)).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining("grace") }),
  );
  expect(listeners()).toBe(0);
});

test("a program's handler that is called once decides too, and is not cut off", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards, urls } = guarded();
  emitter.once("SIGTERM", () => {});
  cancelOnExit(guards, {}, process);
  jobs.guard("one:a");
  emitter.emit("SIGTERM", "SIGTERM");
  await vi.advanceTimersByTimeAsync(1);
  expect(urls).toHaveLength(1);
  expect(killed).toEqual([]);
});

test("where several watch, the process ends once, when the last is done", async () => {
  const { process, emitter, killed } = fakeProcess();
  const quick = guarded();
  const stuck = guarded(untilAborted);
  cancelOnExit(quick.guards, {}, process);
  cancelOnExit(stuck.guards, { grace: 1_000 }, process);
  quick.jobs.guard("one:a");
  stuck.jobs.guard("one:b");
  emitter.emit("SIGTERM", "SIGTERM");
  await vi.advanceTimersByTimeAsync(999);
  expect(killed).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(killed).toEqual(["7 SIGTERM"]);
});

test("what is still under way at the end of the grace period is told as aborted, and keeps nothing open", async () => {
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

test("a process that finds something to do after all is looked after again", async () => {
  const { process, emitter, killed } = fakeProcess();
  const { jobs, guards, urls } = guarded();
  cancelOnExit(guards, {}, process);
  jobs.guard("one:a");
  emitter.emit("beforeExit", 0);
  await vi.advanceTimersByTimeAsync(1);
  jobs.guard("one:b");
  emitter.emit("SIGTERM", "SIGTERM");
  await vi.advanceTimersByTimeAsync(1);
  expect(urls).toEqual(["https://one.example/job/a", "https://one.example/job/b"]);
  expect(killed).toEqual(["7 SIGTERM"]);
});
