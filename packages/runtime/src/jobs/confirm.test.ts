import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CalloffError } from "../error.ts";
import type { ConfirmOptions } from "../options.ts";
import {
  createAcme,
  createTrackableAcme,
  json,
  KEY,
  never,
  type StubAnswer,
  stubFetch,
} from "../testing/stub-fetch.ts";

beforeEach(() => {
  vi.useFakeTimers();
  // The pauses are then 250 ms, 500 ms, 1 s, 2 s and so on, up to 8 s.
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const accepted = (): Response => json(202, { status: "stopping" });
const job = (status: string, headers?: Record<string, string>): Response =>
  json(200, { job: { status } }, headers);

/** Cancels with `confirm`, the clock running as fast as it can; and gives when each request was sent. */
async function confirmWith(answers: StubAnswer[], options: Partial<ConfirmOptions> = {}) {
  const { fetch, sent } = stubFetch(...answers);
  const startedAt = performance.now();
  const times: number[] = [];
  const timed: typeof globalThis.fetch = (...args) => {
    times.push(performance.now() - startedAt);
    return fetch(...args);
  };
  const cancelling = createTrackableAcme({ fetch: timed }).cancel("j1", { confirm: true, ...options });
  let settledAt = 0;
  const settled = cancelling
    .catch((error: unknown) => error)
    .finally(() => {
      settledAt = performance.now() - startedAt;
    });
  await vi.runAllTimersAsync();
  const result = await settled;
  expect(vi.getTimerCount()).toBe(0);
  return { result, sent, times, settledAt };
}

describe("cancel with confirm", () => {
  test("reads the status until the job has stopped, with growing pauses", async () => {
    const { result, sent, times } = await confirmWith([
      accepted(),
      job("working"),
      job("stopping"),
      job("new word"),
      job("stopped"),
    ]);
    expect(result).toMatchObject({
      state: "canceled",
      stopped: true,
      // Those of the cancel.
      status: 202,
      body: { status: "stopping" },
      attempts: 1,
      confirmation: {
        confirmed: true,
        reads: 4,
        error: undefined,
        status: { state: "canceled", value: "stopped", final: true },
      },
    });
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST https://api.acme.example/v1/jobs/j1/cancel",
      ...Array(4).fill("GET https://api.acme.example/v1/jobs/j1"),
    ]);
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
  });

  test.each([
    ["done", "succeeded"],
    ["broken", "failed"],
  ])("a job that was faster (%s) had finished already: no success of ours", async (value, state) => {
    const { result } = await confirmWith([accepted(), job(value)]);
    expect(result).toMatchObject({
      state: "already-finished",
      stopped: true,
      confirmation: { confirmed: true, status: { state } },
    });
  });

  test("a job that ended, nobody says how, runs no longer: stopped, and still what the cancel said", async () => {
    const { result } = await confirmWith([accepted(), job("working"), job("over")]);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: true,
      confirmation: { confirmed: true, status: { state: "ended", final: true } },
    });
  });

  test.each<[string, () => Response]>([
    ["canceled", () => new Response(null, { status: 204 })],
    ["already-canceled", () => new Response(null, { status: 200 })],
    ["already-finished", () => json(409, {})],
    ["not-cancelable", () => json(400, {})],
    ["not-found", () => json(404, {})],
  ])("an answer that says %s leaves nothing to ask", async (state, answer) => {
    const { result, sent } = await confirmWith([answer()]);
    expect(result).toMatchObject({ state });
    expect(result).toHaveProperty("confirmation", undefined);
    expect(sent).toHaveLength(1);
  });

  test("a cancel that fails rejects, as it does without confirm", async () => {
    const { result, sent } = await confirmWith([json(401, {})]);
    expect(result).toMatchObject({ code: "unauthorized" });
    expect(sent).toHaveLength(1);
  });

  test("waits as long as the vendor asks, after a status as after a refusal", async () => {
    const { result, times } = await confirmWith([
      accepted(),
      job("working", { "retry-after": "7" }),
      json(429, {}, { "retry-after": "20" }),
      job("stopped"),
    ]);
    expect(result).toMatchObject({ state: "canceled", confirmation: { reads: 3 } });
    expect(times).toEqual([0, 250, 7250, 27250]);
  });

  test("a vendor that asks for no wait is not asked without one", async () => {
    const working = () => job("working", { "retry-after": "0" });
    const { times } = await confirmWith([accepted(), working, working, working, job("stopped")]);
    expect(times).toEqual([0, 250, 750, 1750, 3750]);
  });

  test.each<[string, StubAnswer]>([
    ["a 500", json(500, {})],
    ["a 429", json(429, {})],
    ["a lost connection", new Error("reset")],
  ])("asks on after %s, once for each read", async (_, failure) => {
    const { result, times } = await confirmWith([accepted(), failure, job("stopped")]);
    expect(result).toMatchObject({ state: "canceled", confirmation: { confirmed: true, reads: 2 } });
    expect(times).toEqual([0, 250, 750]);
  });

  test.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [410, "not-found"],
    [422, "invalid-request"],
    [302, "unexpected-response"],
  ])("a %i ends the asking, and the accepted cancel stands", async (status, code) => {
    const { result, sent } = await confirmWith([accepted(), job("working"), json(status, {})]);
    expect(result).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, reads: 2, status: { state: "running" }, error: { code, status } },
    });
    expect(sent).toHaveLength(3);
  });
});

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

describe("the option confirm", () => {
  test.each([false, undefined])("%s asks for nothing", async (confirm) => {
    const { fetch, sent } = stubFetch(accepted());
    const outcome = await createTrackableAcme({ fetch }).cancel("j1", { confirm });
    expect(outcome).toMatchObject({ state: "canceling" });
    expect(outcome).not.toHaveProperty("confirmation");
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["yes", "must be true or false"],
    [1, "must be true or false"],
    [null, "must be true or false"],
  ])("%j is refused, and nothing is sent", async (confirm, message) => {
    const { fetch, sent } = stubFetch();
    const cancelling = createTrackableAcme({ fetch }).cancel("j1", { confirm: confirm as never });
    await expect(cancelling).rejects.toThrow(`acme: the option confirm ${message}.`);
    expect(sent).toEqual([]);
  });

  test.each([true, "yes", null])(
    "%j is refused where no status can be read, and nothing is sent",
    async (confirm) => {
      const { fetch, sent } = stubFetch();
      const options = { confirm } as never;
      await expect(createAcme({ fetch }).cancel("j1", options)).rejects.toMatchObject({
        code: "invalid-options",
        message: "acme: the option confirm is not supported: the vendor has no status operation.",
      });
      expect(sent).toEqual([]);
    },
  );

  test("false is taken there too: it asks for nothing", async () => {
    const { fetch } = stubFetch(accepted());
    expect(await createAcme({ fetch }).cancel("j1", { confirm: false } as never)).toMatchObject({
      state: "canceling",
    });
  });
});

test("no part of a confirmation holds the key", async () => {
  const { result } = await confirmWith([accepted(), json(403, { message: `bad ${KEY}` })]);
  expect(JSON.stringify(result)).not.toContain(KEY);
  expect(String((result as { confirmation: { error: Error } }).confirmation.error.stack)).not.toContain(KEY);
});
