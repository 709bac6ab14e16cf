import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCalloff } from "../create-calloff.ts";
import { acme, jobsOf, untilAborted } from "../testing/acme.ts";
import type { CancelResult } from "./cancel-result.ts";

/** A signal that counts who listens to it. */
function countedSignal(): { controller: AbortController; listeners: () => number } {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = ((...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  }) as typeof signal.addEventListener;
  signal.removeEventListener = ((...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  }) as typeof signal.removeEventListener;
  return { controller, listeners: () => listeners };
}

function countKinds(results: readonly CancelResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const kind = result.kind === "not-sent" ? `not-sent: ${result.reason}` : result.kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("aborting", () => {
  test("before it begins sends nothing, and reports each reference of a list", async () => {
    let sent = 0;
    const jobs = createCalloff({
      one: acme("one", () => {
        sent += 1;
        return 204;
      }),
    });
    const results: CancelResult[] = [];
    for await (const result of jobs.cancelAll(jobsOf("one", 10_000), { signal: AbortSignal.abort() })) {
      results.push(result);
    }
    expect(countKinds(results)).toEqual({ "not-sent: aborted": 10_000 });
    expect(sent).toBe(0);
  });

  test("in flight reports what was sent as failed and what was not as not sent, without any time passing", async () => {
    const { controller, listeners } = countedSignal();
    const references = jobsOf("one", 10_000);
    const jobs = createCalloff({ one: acme("one", untilAborted) });
    const results: CancelResult[] = [];
    const done = (async () => {
      for await (const result of jobs.cancelAll(references, { signal: controller.signal, concurrency: 4 })) {
        results.push(result);
      }
    })();
    await vi.advanceTimersByTimeAsync(1);
    expect(listeners()).toBe(1);
    controller.abort();
    await done;
    expect(countKinds(results)).toEqual({ failed: 4, "not-sent: aborted": 9_996 });
    expect(new Set(results.map(({ reference }) => reference))).toEqual(new Set(references));
    const failed = results.filter((result) => result.kind === "failed");
    expect(failed.map(({ error, attempts }) => [error.code, attempts])).toEqual(
      Array.from({ length: 4 }, () => ["aborted", 1]),
    );
    expect(listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("while it waits for another attempt, or as long as a 429 asks, ends the wait", async () => {
    for (const status of [503, 429]) {
      const controller = new AbortController();
      const jobs = createCalloff({
        one: acme("one", () => new Response(null, { status, headers: { "retry-after": "30" } })),
      });
      const results = jobs.cancelAll(["one:a"], { signal: controller.signal });
      const next = results.next();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(vi.getTimerCount()).toBe(1);
      controller.abort();
      // It was tried: its last error says more than that the caller had enough.
      expect((await next).value).toMatchObject({ kind: "failed", attempts: 1, error: { status } });
      expect((await results.next()).done).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  test("leaves what was not read of an async source in it, also when it gives nothing any more", async () => {
    const controller = new AbortController();
    let isClosed = false;
    const source: AsyncIterableIterator<string> = {
      [Symbol.asyncIterator]: () => source,
      next: () => new Promise(() => {}),
      return: async () => {
        isClosed = true;
        return { done: true, value: undefined };
      },
    };
    const results = createCalloff({ one: acme("one") }).cancelAll(source, { signal: controller.signal });
    const next = results.next();
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(isClosed).toBe(true);
  });
});

test("leaving the loop ends the calls under way, and lets go of the source, the signal and the timers", async () => {
  const { controller, listeners } = countedSignal();
  const signals: (AbortSignal | null)[] = [];
  let isClosed = false;
  function* references(): Generator<string> {
    try {
      yield "one:quick";
      for (const reference of jobsOf("one", 10_000)) yield reference;
    } finally {
      isClosed = true;
    }
  }
  const jobs = createCalloff({
    one: acme("one", (got) => {
      if (got.url.endsWith("quick")) return 204;
      signals.push(got.signal);
      return untilAborted(got);
    }),
  });
  for await (const { reference } of jobs.cancelAll(references(), { signal: controller.signal })) {
    expect(reference).toBe("one:quick");
    break;
  }
  expect(signals.length).toBeGreaterThan(0);
  expect(signals.every((signal) => signal?.aborted)).toBe(true);
  expect(isClosed).toBe(true);
  expect(listeners()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("a run that is never asked for a result listens to nothing", () => {
  const { controller, listeners } = countedSignal();
  createCalloff({ one: acme("one") }).cancelAll(["one:a"], { signal: controller.signal });
  expect(listeners()).toBe(0);
});
