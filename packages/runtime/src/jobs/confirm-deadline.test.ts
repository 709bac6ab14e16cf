import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { CalloffError } from "../error.ts";
import { accepted, confirmWith, holdClock, job } from "../testing/confirm-with.ts";
import { createTrackableAcme, json, never, type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";

holdClock();

describe("the deadline of a cancel with confirm", () => {
  test("is for all of it; the outcome then stays canceling, and says how far it came", async () => {
    const answers = [accepted(), ...Array.from({ length: 9 }, () => () => job("stopping"))];
    const { result, times, settledAt } = await confirmWith(answers, { timeout: 5_000 });
    // A read at 7.75 s would be too late, and waiting for the end would tell nothing.
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
    expect(settledAt).toBe(3750);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, reads: 4, status: { value: "stopping" } },
    });
    const { error } = (result as { confirmation: { error: Error } }).confirmation;
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "timeout", provider: "acme", operation: "GET /jobs/{job}" });
    expect(error.message).toBe(
      'acme: the cancel was accepted, but not confirmed within 5000 ms (timeout); the last status was "stopping".',
    );
  });

  test("is two minutes unless told otherwise, whatever the client's timeout", async () => {
    const answers = [accepted(), ...Array.from({ length: 40 }, () => () => job("stopping"))];
    const { result, times } = await confirmWith(answers);
    expect(result).toMatchObject({ confirmation: { confirmed: false, error: { code: "timeout" } } });
    // 7.75 s for the pauses that grow, then 8 s each.
    expect(times.at(-1)).toBe(7_750 + 14 * 8_000);
  });

  test("ends a status request that hangs", async () => {
    const { result, times } = await confirmWith([accepted(), never], { timeout: 1_000 });
    expect(times).toEqual([0, 250]);
    expect(result).toMatchObject({
      state: "canceling",
      confirmation: { confirmed: false, reads: 1, status: undefined, error: { code: "timeout" } },
    });
  });

  test("is kept when the vendor asks for more, and the wait it asks for is told", async () => {
    const { result, times, settledAt } = await confirmWith([
      accepted(),
      json(429, {}, { "retry-after": "600" }),
    ]);
    expect(times).toEqual([0, 250]);
    expect(settledAt).toBe(250);
    expect(result).toMatchObject({
      state: "canceling",
      confirmation: {
        error: { code: "timeout", retryAfter: 600_000, status: 429, cause: { code: "rate-limited" } },
      },
    });
  });

  test("counts what the cancel itself took", async () => {
    const { result, times } = await confirmWith([json(503, {}), accepted(), job("stopped")], {
      timeout: 400,
    });
    expect(times).toEqual([0, 250]);
    expect(result).toMatchObject({ state: "canceling", retried: true, confirmation: { reads: 0 } });
  });
});

describe("an abort in a cancel with confirm", () => {
  /** Aborts after so many milliseconds, and gives when the call settled. */
  async function abortAfter(ms: number, answers: StubAnswer[]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), ms);
    const run = confirmWith(answers, { signal: controller.signal });
    const { result, times } = await run;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    return { result, times };
  }

  test.each<[string, number, StubAnswer[]]>([
    ["in a pause", 300, [accepted(), () => job("working")]],
    ["in a status request", 300, [accepted(), never]],
  ])("%s ends it, and the accepted cancel is not lost", async (_, ms, answers) => {
    const { result, times } = await abortAfter(ms, answers);
    expect(times).toEqual([0, 250]);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: {
        confirmed: false,
        reads: 1,
        error: {
          code: "aborted",
          cause: "enough",
          message: expect.stringMatching(
            /^acme: the cancel was accepted, but not confirmed: aborted by the caller[.;]/,
          ),
        },
      },
    });
  });

  test("before the answer to the cancel rejects, as it does without confirm", async () => {
    const { result } = await abortAfter(10, [never]);
    expect(result).toMatchObject({ code: "aborted" });
  });

  test("takes no time", async () => {
    const controller = new AbortController();
    const { fetch } = stubFetch(accepted());
    const settled = vi.fn();
    createTrackableAcme({ fetch }).cancel("j1", { confirm: true, signal: controller.signal }).then(settled);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled).not.toHaveBeenCalled();
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledOnce();
  });
});
