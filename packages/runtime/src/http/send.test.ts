import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createAcme, json, never, type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-22T10:00:00Z") });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  // Every call has ended: nothing of it may be left.
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const gone = (): Response => new Response(null, { status: 204 });
const failed = (status: number, headers: Record<string, string> = {}): Response => json(status, {}, headers);
const refused = (): Error => new TypeError("fetch failed");

/** Cancels, with all waiting done at once, and gives what came of it and when each request was sent. */
async function run(answers: StubAnswer[], options: Parameters<typeof createAcme>[0] = {}) {
  const startedAt = performance.now();
  const at: number[] = [];
  const { fetch, sent } = stubFetch(...answers);
  const timed: typeof fetch = (...args) => {
    at.push(performance.now() - startedAt);
    return fetch(...args);
  };
  const canceling = createAcme({ ...options, fetch: timed })
    .cancel("j1")
    .catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { result: await canceling, at, sent, took: performance.now() - startedAt };
}

describe("retries", () => {
  test.each<[string, StubAnswer]>([
    ["a network error", refused()],
    ["408", failed(408)],
    ["429", failed(429)],
    ["500", failed(500)],
    ["503", failed(503)],
  ])("after %s, sooner or later", async (_, first) => {
    const { result, at } = await run([first, gone()]);
    expect(result).toMatchObject({ state: "canceled", attempts: 2 });
    expect(at).toEqual([0, 250]);
  });

  test("waits longer each time, and ends after the third attempt", async () => {
    const { result, at } = await run([failed(500), failed(502), failed(503), gone()]);
    expect(result).toMatchObject({ code: "server-error", status: 503, attempts: 3 });
    expect(at).toEqual([0, 250, 750]);
  });

  test("gives the network's failure when no attempt got through", async () => {
    const { result } = await run([refused(), refused(), refused()]);
    expect(result).toMatchObject({ code: "network", attempts: 3, cause: { message: "fetch failed" } });
  });

  describe("where no connection was made, as Node's fetch says it", () => {
    const connecting = (code: string): Error => {
      const cause = Object.assign(new Error(`connect ${code}`), { code });
      return new TypeError("fetch failed", { cause });
    };

    test.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED"])(
      "%s is named, and nothing was sent",
      async (code) => {
        const { result } = await run([connecting(code), connecting(code), connecting(code)]);
        expect(result).toMatchObject({
          code: "network",
          attempts: 3,
          cause: { code },
          message: `acme: POST /jobs/{job}/cancel: the request failed (${code}); check the connection and baseUrl. Nothing was sent.`,
        });
      },
    );

    test("the answer that comes then cannot be an earlier attempt's own doing", async () => {
      const { result } = await run([connecting("ECONNREFUSED"), failed(404)]);
      expect(result).toMatchObject({ state: "not-found", attempts: 2, retried: false });
    });

    test.each<[string, StubAnswer, string]>([
      ["a connection that broke", connecting("ECONNRESET"), "The vendor may have acted on it."],
      ["a server's error", failed(503), "The vendor may have acted on it."],
      ["a refusal for the rate", failed(429), "Nothing was sent."],
    ])("after %s, what it may have done is still said", async (_, first, after) => {
      const { result } = await run([first, connecting("ECONNREFUSED"), connecting("ECONNREFUSED")]);
      const message = expect.stringContaining(`(ECONNREFUSED); check the connection and baseUrl. ${after}`);
      expect(result).toMatchObject({ code: "network", attempts: 3, message });
    });
  });

  test.each([
    ["with a code", "ECONNRESET", "the request failed (ECONNRESET); check"],
    ["without one", undefined, "the request failed; check"],
  ])("a failure of the network %s may have reached the vendor", async (_, code, text) => {
    const error = Object.assign(refused(), { code });
    const { result } = await run([error, error, error]);
    expect(result).toMatchObject({ message: expect.stringContaining(text) });
    expect(result).toMatchObject({ message: expect.stringMatching(/ The vendor may have acted on it\.$/) });
  });

  test.each([0, 1, 4])("makes as many as it is told: %i", async (retries) => {
    const { at } = await run(
      Array.from({ length: 9 }, () => failed(500)),
      { retries },
    );
    expect(at).toHaveLength(retries + 1);
  });

  test.each([200, 202, 400, 401, 403, 404, 409, 418, 422])("makes none after %i", async (status) => {
    expect((await run([failed(status), gone()])).at).toEqual([0]);
  });

  test.each([
    ["3", 3000],
    ["Sun, 22 Nov 2026 10:00:03 GMT", 3000],
    ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
    ["soon", 250],
  ])("comes back when the vendor asks: Retry-After %s", async (header, delay) => {
    expect((await run([failed(429, { "retry-after": header }), gone()])).at).toEqual([0, delay]);
  });

  test("does not wait for a time after the deadline, and says when to come back", async () => {
    const { result, took } = await run([failed(429, { "retry-after": "3600" }), gone()]);
    expect(result).toMatchObject({ code: "rate-limited", attempts: 1, retryAfter: 3_600_000 });
    expect((result as Error).message).toContain("the vendor asks to wait 3600000 ms");
    expect(took).toBe(0);
  });

  test.each<[string, StubAnswer, boolean]>([
    ["a lost answer", refused(), true],
    ["a server error", failed(500), true],
    ["a refusal for the rate", failed(429), false],
  ])("after %s, retried is %3$s", async (_, first, retried) => {
    expect((await run([first, failed(404)])).result).toMatchObject({
      state: "not-found",
      attempts: 2,
      retried,
    });
  });
});

describe("time", () => {
  test("an attempt that hangs is given up, and another one made", async () => {
    const { result, at } = await run([never, gone()], { attemptTimeout: 1000 });
    expect(result).toMatchObject({ state: "canceled", attempts: 2, retried: true });
    expect(at).toEqual([0, 1250]);
  });

  test("says so when every attempt hangs", async () => {
    const { result } = await run([never, never, never], { attemptTimeout: 1000 });
    expect(result).toMatchObject({ code: "timeout", attempts: 3 });
    expect((result as Error).message).toContain("no answer within 1000 ms (attemptTimeout)");
  });

  test("one deadline holds over all attempts and waits", async () => {
    const { result, took } = await run([never, never, never], { attemptTimeout: 1000, timeout: 1800 });
    expect(result).toMatchObject({ code: "timeout", attempts: 2 });
    expect((result as Error).message).toContain("no answer within 1800 ms (timeout)");
    expect(took).toBe(1800);
  });

  test("holds over a fetch that does not listen", async () => {
    const { result, took } = await run([() => new Promise<Response>(() => {})], { timeout: 500 });
    expect(result).toMatchObject({ code: "timeout", attempts: 1 });
    expect(took).toBe(500);
  });

  test("holds over the key", async () => {
    const { result, sent } = await run([], { timeout: 500, apiKey: () => new Promise<string>(() => {}) });
    expect(result).toMatchObject({ code: "timeout", attempts: 0 });
    expect((result as Error).message).toContain("Nothing was sent.");
    expect(sent).toEqual([]);
  });

  test("a body that drips past the deadline does not undo an accepted call", async () => {
    const dripping = new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { status: 202 });
    const { result, took } = await run([dripping], { timeout: 500 });
    expect(result).toMatchObject({ state: "canceling", status: 202, body: undefined });
    expect(took).toBe(500);
  });
});

describe("aborting", () => {
  test("before the call sends nothing", async () => {
    const { fetch, sent } = stubFetch();
    const reason = new Error("user pressed stop");
    const canceling = createAcme({ fetch }).cancel("j1", { signal: AbortSignal.abort(reason) });
    await expect(canceling).rejects.toMatchObject({ code: "aborted", attempts: 0, cause: reason });
    await expect(canceling).rejects.toThrow("Nothing was sent.");
    expect(sent).toEqual([]);
  });

  test.each<[string, StubAnswer]>([
    ["while the answer is awaited", never],
    ["while a fetch that does not listen is awaited", () => new Promise<Response>(() => {})],
    ["while it waits to try again", failed(503, { "retry-after": "5" })],
    [
      "in the body",
      () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }), { status: 202 }),
    ],
  ])("%s ends the call at once", async (_, answer) => {
    const { fetch, sent } = stubFetch(answer);
    const controller = new AbortController();
    const canceling = createAcme({ fetch }).cancel("j1", { signal: controller.signal });
    const ended = expect(canceling).rejects.toMatchObject({ code: "aborted", attempts: 1 });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    // No timer is advanced from here on.
    await ended;
    expect(sent).toHaveLength(1);
  });

  test("after the end changes nothing", async () => {
    const { fetch, sent } = stubFetch(gone());
    const controller = new AbortController();
    const outcome = await createAcme({ fetch }).cancel("j1", { signal: controller.signal });
    controller.abort();
    expect(outcome).toMatchObject({ state: "canceled" });
    expect(sent[0]?.signal.reason).toBe("over");
  });
});

describe("hooks", () => {
  test("hear of every step, in order, without the key", async () => {
    const heard: unknown[] = [];
    const hear = (name: string) => (event: object) => heard.push({ name, ...event });
    const answers = [failed(503, { "x-request-id": "r1", "set-cookie": "a=b" }), gone()];
    await run(answers, {
      hooks: { onRequest: hear("request"), onResponse: hear("response"), onRetry: hear("retry") },
    });
    const call = { provider: "acme", operation: "POST /jobs/{job}/cancel" };
    const request = { method: "POST", url: "https://api.acme.example/v1/jobs/j1/cancel" };
    expect(heard).toEqual([
      { name: "request", ...call, ...request, attempt: 1 },
      {
        name: "response",
        ...call,
        ...request,
        attempt: 1,
        status: 503,
        duration: 0,
        headers: { "content-type": "application/json", "x-request-id": "r1" },
      },
      { name: "retry", ...call, attempt: 1, delay: 250, reason: 503 },
      { name: "request", ...call, ...request, attempt: 2 },
      { name: "response", ...call, ...request, attempt: 2, status: 204, duration: 0, headers: {} },
    ]);
  });

  test("that fail do not reach the call", async () => {
    const fails = (): never => {
      throw new Error("the hook's own");
    };
    const hooks = { onRequest: fails, onResponse: fails, onRetry: fails, onWarning: fails };
    expect((await run([failed(500), gone()], { hooks })).result).toMatchObject({ state: "canceled" });
  });
});

test("what Next.js throws from fetch to have a page rendered on demand keeps its mark, and is not tried again", async () => {
  const digest = "DYNAMIC_SERVER_USAGE";
  const { result, sent } = await run([Object.assign(new Error("no-store fetch"), { digest }), gone()]);
  expect(result).toMatchObject({ code: "network", digest, cause: { message: "no-store fetch" } });
  expect(sent).toHaveLength(1);
});
