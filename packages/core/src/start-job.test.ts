import { getEventListeners } from "node:events";
import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelOnExit } from "./cancel-on-exit.ts";
import { composeProviders, createCalloff } from "./create-calloff.ts";
import type { ExitResult } from "./exit-options.ts";
import { StartError } from "./start-error.ts";
import type { LateJob } from "./start-options.ts";
import { acme, type Got, untilAborted } from "./testing/acme.ts";
import { fakeProcess } from "./testing/fake-process.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function composed(answer: (got: Got) => number | Promise<never> = () => 204) {
  const asked: string[] = [];
  const one = acme("one", (got) => {
    asked.push(got.url.slice("https://one.example/job/".length));
    return answer(got);
  });
  return { asked, ...composeProviders({ one }) };
}

/** A `submit` that gives its id when it is told to, and knows its signal. */
function pending() {
  const call = { signal: undefined as AbortSignal | undefined };
  const { promise, resolve, reject } = withResolvers<string>();
  const submit = ({ signal }: { readonly signal: AbortSignal }): Promise<string> => {
    call.signal = signal;
    return promise;
  };
  return { submit, call, resolve, reject };
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;
/** What `promise` rejects with, from now on: it is nobody's unhandled rejection. */
const failure = (promise: Promise<unknown>): Promise<StartError> =>
  promise.then(
    () => {
      throw new Error("it did not reject");
    },
    (error: StartError) => error,
  );

function expectNothingLeft(signal?: AbortSignal): void {
  expect(vi.getTimerCount()).toBe(0);
  if (signal !== undefined) expect(listeners(signal)).toBe(0);
}

describe("a job that was started", () => {
  test("has its id and its reference, and leaving the scope cancels it", async () => {
    const { jobs, guards, asked } = composed();
    const { signal } = new AbortController();
    {
      await using job = await jobs.start("one", async () => "abc", { signal });
      expect([job.id, job.reference]).toEqual(["abc", "one:abc"]);
      expect(guards.size).toBe(1);
      expect(listeners(signal)).toBe(1);
      expect(asked).toEqual([]);
    }
    expect(asked).toEqual(["abc"]);
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });

  test("that was released goes on, whatever leaves its scope or aborts", async () => {
    const { jobs, guards, asked } = composed();
    const controller = new AbortController();
    {
      await using job = await jobs.start("one", () => "abc", { signal: controller.signal });
      expect(job.release()).toBe(true);
      expectNothingLeft(controller.signal);
    }
    controller.abort();
    expect(asked).toEqual([]);
    expect(guards.size).toBe(0);
  });

  test("is canceled when the signal aborts, and the scope gives what came of it", async () => {
    const { jobs, asked } = composed(() => 403);
    const controller = new AbortController();
    const work = async (): Promise<void> => {
      await using _job = await jobs.start("one", () => "abc", { signal: controller.signal });
      controller.abort();
      expectNothingLeft(controller.signal);
    };
    await expect(work()).rejects.toMatchObject({ code: "forbidden" });
    expect(asked).toEqual(["abc"]);
  });

  test("whose cancel fails after the signal aborted leaves no unhandled rejection", async () => {
    const { jobs } = composed(() => 403);
    const controller = new AbortController();
    const job = await jobs.start("one", () => "abc", { signal: controller.signal });
    controller.abort();
    vi.useRealTimers();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(job.cancel()).rejects.toMatchObject({ code: "forbidden" });
  });

  test("has an id of the type that the vendor's document gives it", async () => {
    const { jobs } = { jobs: createCalloff({ two: acme("two", () => 204, "integer") }) };
    const job = await jobs.start("two", () => "42" as never);
    expect([job.id, job.reference]).toEqual([42, "two:42"]);
    expect(await job.cancel()).toMatchObject({ id: 42 });
  });

  test("takes the cancel's options", async () => {
    const { jobs, asked } = composed(() => 503);
    const job = await jobs.start("one", () => "abc", { cancel: { retries: 0 } });
    await expect(job.cancel()).rejects.toMatchObject({ code: "server-error", attempts: 1 });
    expect(asked).toHaveLength(1);
  });

  test("is one of several at once, each with its own end", async () => {
    const { jobs, guards, asked } = composed();
    const controller = new AbortController();
    const { signal } = controller;
    const submits = Array.from({ length: 20 }, pending);
    const starts = submits.map(({ submit }) => jobs.start("one", submit, { signal }));
    expect(guards.size).toBe(20);
    // Of the eleventh, Node would warn as of a leak.
    expect(listeners(signal)).toBe(1);
    for (const [index, { resolve }] of submits.slice(0, 10).entries()) resolve(`early-${index}`);
    const early = await Promise.all(starts.slice(0, 10));
    early[0]?.release();
    controller.abort();
    for (const [index, { resolve }] of submits.slice(10).entries()) resolve(`late-${index}`);
    const late = await Promise.all(starts.slice(10).map(failure));
    expect(late.map(({ reference, outcome }) => [reference, outcome?.state])).toEqual(
      Array.from({ length: 10 }, (_, index) => [`one:late-${index}`, "canceled"]),
    );
    await Promise.all(early.slice(1).map((job) => job.cancel()));
    expect(asked).toHaveLength(19);
    expect(asked).not.toContain("early-0");
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });
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
        "one: start: aborted by the caller while submit was under way. Canceling the job that came of it, one:abc, gave: canceled.",
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
    expect(error.message).toMatch(
      /\. Canceling the job that came of it, one:abc, failed: it may be running\.$/,
    );
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
        "one: start: aborted by the caller, and submit goes on. A job may be running: look for it at the vendor. If its id still comes, it is canceled.",
    });
    expectNothingLeft(controller.signal);
    expect(guards.size).toBe(1);
    resolve("abc");
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(["abc"]);
    expect(late).toMatchObject([{ reference: "one:abc", outcome: { state: "canceled" }, error: undefined }]);
    expect(guards.size).toBe(0);
  });

  test.each<[string, (submit: ReturnType<typeof pending>) => void]>([
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
    expect(error.message).toMatch(/^one: start: submit gave no job id within 5000 ms \(submitTimeout\), and/);
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
        "one: start: submit gave no job id within 10 ms (submitTimeout). Canceling the job that came of it, one:abc, gave: canceled.",
    });
    expect(asked).toEqual(["abc"]);
  });
});

describe("a submit that fails", () => {
  const broken = new TypeError("fetch failed");

  test.each<[string, () => Promise<string>]>([
    ["rejects", () => Promise.reject(broken)],
    [
      "throws",
      () => {
        throw broken;
      },
    ],
  ])("because it %s may have left a job behind, and its error is the cause", async (_, submit) => {
    const { jobs, guards } = composed();
    const { signal } = new AbortController();
    const error = await failure(jobs.start("one", submit, { signal }));
    expect(error).toMatchObject({
      code: "unexpected-response",
      provider: "one",
      mayBeRunning: true,
      message:
        "one: start: submit failed; its error is the cause. A job may be running: look for it at the vendor.",
    });
    expect(error.cause).toBe(broken);
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });

  test("with a CalloffError keeps its code, status and body", async () => {
    const { jobs } = composed();
    const refused = new CalloffError({
      code: "server-error",
      message: "one: POST /job: 500",
      status: 500,
      attempts: 2,
      retryAfter: 1_000,
      body: { detail: "overloaded" },
    });
    const error = await failure(jobs.start("one", () => Promise.reject(refused)));
    expect(error).toMatchObject({
      code: "server-error",
      status: 500,
      attempts: 2,
      retryAfter: 1_000,
      body: { detail: "overloaded" },
      cause: refused,
      mayBeRunning: true,
    });
  });

  test("and says that nothing was sent gives its error as it is", async () => {
    const { jobs, guards } = composed();
    const refused = new CalloffError({ code: "missing-credentials", message: "one: no key", attempts: 0 });
    expect(await failure(jobs.start("one", () => Promise.reject(refused)))).toBe(refused);
    expect(guards.size).toBe(0);
  });
});

describe("a submit that gives no id", () => {
  const unreadable = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("gone");
      },
    },
  );

  test.each<[shown: string, () => unknown]>([
    ["undefined", () => undefined],
    ["null", () => null],
    ['""', () => ""],
    ['".."', () => ".."],
    [`"${"x".repeat(80)}…"`, () => `${"x".repeat(100)}\ud800`],
    ["42", () => 42],
    ["NaN", () => Number.NaN],
    ["a symbol", () => Symbol("id")],
    ["a function", () => () => "abc"],
    ["an object with the fields job_id, status", () => ({ job_id: "abc", status: "queued" })],
    ["an object", () => ({})],
    ["an object", () => unreadable],
  ])("but %s says what came, and that a job may be running", async (shown, submit) => {
    const { jobs, guards, asked } = composed();
    const { signal } = new AbortController();
    const error = await failure(jobs.start("one", submit as never, { signal }));
    expect(error).toMatchObject({
      code: "invalid-job-id",
      mayBeRunning: true,
      attempts: 1,
      message: `one: start: submit gave ${shown}, which is not a job id of one. A job may be running: look for it at the vendor.`,
    });
    expect(error.cause).toMatchObject({ code: "invalid-job-id" });
    expect([asked, guards.size]).toEqual([[], 0]);
    expectNothingLeft(signal);
  });

  test("is told also when it was called off", async () => {
    const { jobs } = composed();
    const controller = new AbortController();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort();
    resolve("");
    expect(await start).toMatchObject({ code: "invalid-job-id", mayBeRunning: true });
  });
});

describe("a process that is told to end", () => {
  function ending(answer?: (got: Got) => number | Promise<never>) {
    const { jobs, guards, asked } = composed(answer);
    const { process, emitter, killed } = fakeProcess();
    const results: ExitResult[] = [];
    const onResult = (result: ExitResult): void => void results.push(result);
    cancelOnExit(guards, { grace: 5_000, onResult }, process);
    return { jobs, guards, asked, killed, results, tell: () => emitter.emit("SIGTERM", "SIGTERM") };
  }

  test("waits for the submit, and cancels the job that comes of it", async () => {
    const { jobs, asked, killed, results, tell } = ending();
    const { submit, call, resolve } = pending();
    const start = failure(jobs.start("one", submit));
    tell();
    await vi.advanceTimersByTimeAsync(4_000);
    expect([killed, call.signal?.aborted]).toEqual([[], false]);
    resolve("abc");
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["abc"]);
    expect(results).toMatchObject([{ reference: "one:abc", outcome: { state: "canceled" } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
    const error = await start;
    expect(error).toMatchObject({ code: "aborted", reference: "one:abc", mayBeRunning: false });
    expect(error.message).toContain("the process was told to end while submit was under way");
    expectNothingLeft();
  });

  test("aborts the submit when the grace period is over, and says that a job may be running", async () => {
    const { jobs, killed, results, tell } = ending();
    let isAborted = false;
    const submit = ({ signal }: { readonly signal: AbortSignal }): Promise<string> =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          isAborted = true;
          reject(signal.reason);
        });
      });
    const start = failure(jobs.start("one", submit));
    tell();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(isAborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(results).toMatchObject([{ reference: undefined, error: { code: "aborted", mayBeRunning: true } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
    expect(await start).toMatchObject({ code: "aborted", mayBeRunning: true });
    expectNothingLeft();
  });

  test("is not held up by a submit that never ends", async () => {
    const { jobs, killed, results, tell } = ending();
    void failure(jobs.start("one", pending().submit));
    tell();
    await vi.advanceTimersByTimeAsync(5_050);
    expect(results).toMatchObject([{ reference: undefined, error: { code: "aborted" } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("is not held up by the cancel of a job that came within the grace period", async () => {
    const { jobs, killed, results, tell } = ending(untilAborted);
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit));
    tell();
    resolve("abc");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(results).toMatchObject([{ reference: "one:abc", error: { code: "aborted" } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
    expect(await start).toMatchObject({ reference: "one:abc", mayBeRunning: true });
  });

  test("submits nothing any more", async () => {
    const { jobs, killed, results, tell } = ending(untilAborted);
    jobs.guard("one:a");
    tell();
    const submit = vi.fn(() => "abc");
    const { signal } = new AbortController();
    const error = await failure(jobs.start("one", submit, { signal }));
    expect(submit).not.toHaveBeenCalled();
    expect(error).toMatchObject({ code: "aborted", attempts: 0, mayBeRunning: false });
    expect(error.message).toBe(
      "one: start: the process was told to end before submit was called. Nothing was sent.",
    );
    expect(listeners(signal)).toBe(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(results).toHaveLength(1);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("says nothing of a submit that sent nothing", async () => {
    const { jobs, killed, results, tell } = ending();
    const { submit, reject } = pending();
    const start = failure(jobs.start("one", submit));
    tell();
    reject(new CalloffError({ code: "missing-credentials", message: "no key" }));
    await vi.advanceTimersByTimeAsync(1);
    expect([results, killed]).toEqual([[], ["7 SIGTERM"]]);
    expect(await start).toMatchObject({ mayBeRunning: false });
  });

  test("waits for an id also that nobody else waits for any longer", async () => {
    const { jobs, asked, killed, results, tell } = ending();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { submitTimeout: 1 }));
    await vi.advanceTimersByTimeAsync(1_001);
    await start;
    tell();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(killed).toEqual([]);
    resolve("abc");
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["abc"]);
    expect(results).toMatchObject([{ reference: "one:abc", outcome: { state: "canceled" } }]);
    expect(killed).toEqual(["7 SIGTERM"]);
  });

  test("cancels a job that was started as any other that is guarded", async () => {
    const { jobs, asked, killed, tell } = ending();
    const { signal } = new AbortController();
    await jobs.start("one", () => "abc", { signal });
    tell();
    await vi.advanceTimersByTimeAsync(1);
    expect([asked, killed]).toEqual([["abc"], ["7 SIGTERM"]]);
    expectNothingLeft(signal);
  });
});

test.each<[string, unknown[]]>([
  ['no provider is called "two"', ["two", () => "abc"]],
  ["a function that submits a job", ["one", "abc"]],
  ["must be an object", ["one", () => "abc", null]],
  ["signal", ["one", () => "abc", { signal: {} }]],
  ["submitTimeout", ["one", () => "abc", { submitTimeout: 0 }]],
  ["abortGrace", ["one", () => "abc", { abortGrace: -1 }]],
  ["onLate", ["one", () => "abc", { onLate: "log" }]],
  ["timeout", ["one", () => "abc", { cancel: { timeout: "5s" } }]],
])("a start is refused, and nothing is submitted: %s", async (message, args) => {
  const { jobs, guards } = composed();
  const error = await failure((jobs.start as (...args: unknown[]) => Promise<unknown>)(...args));
  expect(error).toMatchObject({ code: "invalid-options", message: expect.stringContaining(message) });
  expect(guards.size).toBe(0);
});

test("a StartError is recognized, whichever copy of the package made it", () => {
  const error = new StartError({ code: "aborted", message: "stopped", mayBeRunning: true });
  const other = Object.assign(new Error("x"), { [Symbol.for("calloff.start-error")]: true });
  expect([error, other].map(StartError.is)).toEqual([true, true]);
  const plain = new CalloffError({ code: "aborted", message: "stopped" });
  expect([plain, undefined, null, "aborted"].some(StartError.is)).toBe(false);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ message: "stopped", mayBeRunning: true });
});
