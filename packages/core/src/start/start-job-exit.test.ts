import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelOnExit } from "../exit/cancel-on-exit.ts";
import type { ExitResult } from "../exit/exit-options.ts";
import { type Got, untilAborted } from "../testing/acme.ts";
import { composed } from "../testing/composed.ts";
import { fakeProcess } from "../testing/fake-process.ts";
import { expectNothingLeft, failure, listeners, pending } from "../testing/submits.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
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
