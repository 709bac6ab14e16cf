import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { composed } from "../testing/composed.ts";
import { expectNothingLeft, failure, type PendingSubmit, pending } from "../testing/submits.ts";
import { StartError } from "./start-error.ts";
import type { LateJob } from "./start-options.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a signal that aborts", () => {
  test("before the start leaves submit uncalled", async () => {
    const { jobs, guards } = composed();
    const signal = AbortSignal.abort("no longer needed");
    const submit = vi.fn(() => "abc");
    const error = await failure(jobs.start("one", submit, { signal }));
    expect(StartError.is(error)).toBe(true);
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({
      code: "aborted",
      provider: "one",
      attempts: 0,
      cause: "no longer needed",
      mayBeRunning: false,
      reference: undefined,
      message: "one: start: aborted by the caller before submit was called. Nothing was sent.",
    });
    expect(submit).not.toHaveBeenCalled();
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });

  test("while submit is under way cancels the job that comes of it", async () => {
    const { jobs, guards, asked } = composed();
    const controller = new AbortController();
    const { submit, call, resolve } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort("stop");
    await vi.advanceTimersByTimeAsync(29_999);
    expect(call.signal?.aborted).toBe(false);
    resolve("abc");
    const error = await start;
    expect(asked).toEqual(["abc"]);
    expect(error).toMatchObject({
      code: "aborted",
      attempts: 2,
      cause: "stop",
      mayBeRunning: false,
      reference: "one:abc",
      outcome: { state: "canceled", id: "abc" },
      cancelError: undefined,
      message:
        "one: start: aborted by the caller while submit was under way. Canceling its job one:abc returned canceled.",
    });
    expect(guards.size).toBe(0);
    expectNothingLeft(controller.signal);
  });

  test("says so when the cancel of that job fails", async () => {
    const { jobs } = composed(() => 403);
    const controller = new AbortController();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort();
    resolve("abc");
    const error = await start;
    expect(error).toMatchObject({
      code: "aborted",
      mayBeRunning: true,
      reference: "one:abc",
      outcome: undefined,
      cancelError: { code: "forbidden" },
    });
    expect(error.message).toMatch(/\. Canceling its job one:abc failed: it may be running\.$/);
  });

  test("says that the job may be running where the vendor only accepts the cancel", async () => {
    // A status that the document does not list is read as HTTP has it: 202 is accepted, and no more.
    const { jobs } = composed(() => 202);
    const controller = new AbortController();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort();
    resolve("abc");
    expect(await start).toMatchObject({ mayBeRunning: true, outcome: { state: "canceling" } });
  });

  test("leaves submit a grace, and then aborts its signal", async () => {
    const { jobs, guards } = composed();
    const controller = new AbortController();
    const { signal } = controller;
    let reason: unknown;
    const submit = (call: { readonly signal: AbortSignal }): Promise<string> =>
      new Promise((_, reject) => {
        call.signal.addEventListener("abort", () => {
          reason = call.signal.reason;
          reject(reason);
        });
      });
    const start = failure(jobs.start("one", submit, { signal, abortGrace: 2_000 }));
    controller.abort();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(reason).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(reason).toMatchObject({ name: "TimeoutError" });
    expect(await start).toMatchObject({
      code: "aborted",
      cause: reason,
      mayBeRunning: true,
      message: "one: start: aborted by the caller. A job may be running: look for it at the vendor.",
    });
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });

  test("remains the reason when submitTimeout is over before the grace", async () => {
    const { jobs } = composed();
    const controller = new AbortController();
    const { signal } = controller;
    const { submit, call } = pending();
    const start = failure(jobs.start("one", submit, { signal, submitTimeout: 1_000, abortGrace: 60_000 }));
    controller.abort("stop");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(call.signal?.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await start).toMatchObject({ code: "aborted", cause: "stop", mayBeRunning: true });
    expectNothingLeft(signal);
  });

  test("while submit says that nothing was sent leaves no doubt", async () => {
    const { jobs } = composed();
    const controller = new AbortController();
    const { submit, reject } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort();
    reject(new CalloffError({ code: "missing-credentials", message: "no key" }));
    expect(await start).toMatchObject({ code: "aborted", mayBeRunning: false, attempts: 0 });
  });
});

describe("a submit that never ends", () => {
  test("is given up some time after its signal has aborted; an id that still comes is canceled", async () => {
    const { jobs, guards, asked } = composed();
    const controller = new AbortController();
    const { submit, call, resolve } = pending();
    const late: LateJob[] = [];
    const onLate = (job: LateJob): void => {
      late.push(job);
      throw new Error("the log is full");
    };
    const start = failure(jobs.start("one", submit, { signal: controller.signal, abortGrace: 0, onLate }));
    controller.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(call.signal?.aborted).toBe(true);
    expect(await start).toMatchObject({
      code: "aborted",
      mayBeRunning: true,
      reference: undefined,
      message:
        "one: start: aborted by the caller, and submit is still running. A job may be running: look for it at the vendor. If submit returns an id, that job is canceled.",
    });
    expectNothingLeft(controller.signal);
    expect(guards.size).toBe(1);
    resolve("abc");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["abc"]);
    expect(late).toMatchObject([{ reference: "one:abc", outcome: { state: "canceled" }, error: undefined }]);
    expect(guards.size).toBe(0);
  });

  test.each<[string, (submit: PendingSubmit) => void]>([
    ["fails", ({ reject }) => reject(new Error("too late"))],
    ["gives no id", ({ resolve }) => resolve("")],
  ])("and %s in the end is nobody's unhandled rejection", async (_, settle) => {
    const { jobs, guards, asked } = composed();
    const submit = pending();
    const onLate = vi.fn();
    const start = failure(jobs.start("one", submit.submit, { submitTimeout: 10, onLate }));
    await vi.advanceTimersByTimeAsync(1_010);
    await start;
    settle(submit);
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(guards.size).toBe(0);
    expect([asked, onLate.mock.calls]).toEqual([[], []]);
  });

  test("is not waited for longer than submitTimeout, also when nothing aborts", async () => {
    const { jobs } = composed();
    const { submit, call } = pending();
    const start = failure(jobs.start("one", submit, { submitTimeout: 5_000 }));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(call.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1_001);
    const error = await start;
    expect(call.signal?.aborted).toBe(true);
    expect(error).toMatchObject({ code: "timeout", mayBeRunning: true });
    expect(error.message).toMatch(
      /^one: start: submit returned no job id within 5000 ms \(submitTimeout\), and/,
    );
    expectNothingLeft();
  });

  test("has five minutes by default", async () => {
    const { jobs } = composed();
    const { submit, call } = pending();
    const start = failure(jobs.start("one", submit));
    await vi.advanceTimersByTimeAsync(299_999);
    expect(call.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(await start).toMatchObject({ code: "timeout" });
  });

  test("but gives its id soon after submitTimeout has its job canceled", async () => {
    const { jobs, asked } = composed();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { submitTimeout: 10 }));
    await vi.advanceTimersByTimeAsync(500);
    resolve("abc");
    expect(await start).toMatchObject({
      code: "timeout",
      reference: "one:abc",
      mayBeRunning: false,
      message:
        "one: start: submit returned no job id within 10 ms (submitTimeout). Canceling its job one:abc returned canceled.",
    });
    expect(asked).toEqual(["abc"]);
  });
});
