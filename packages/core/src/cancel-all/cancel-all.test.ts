import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCalloff } from "../create-calloff.ts";
import { acme, jobsOf } from "../testing/acme.ts";
import type { CancelResult } from "./cancel-result.ts";

async function all<Reference>(
  results: AsyncIterable<CancelResult<Reference>>,
): Promise<CancelResult<Reference>[]> {
  const list: CancelResult<Reference>[] = [];
  for await (const result of results) list.push(result);
  return list;
}

async function* later<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) {
    await Promise.resolve();
    yield value;
  }
}

describe("one result for each reference", () => {
  const references = ["one:a", "two:b", "one:c:d"];

  test.each<[string, () => Iterable<string> | AsyncIterable<string>]>([
    ["an array", () => references],
    ["a set", () => new Set(references)],
    ["a generator", () => references.values()],
    ["an async generator", () => later(references)],
  ])("of %s", async (_, source) => {
    const jobs = createCalloff({ one: acme("one"), two: acme("two") });
    const results = await all(jobs.cancelAll(source()));
    expect(results.map(({ kind, reference }) => [reference, kind]).sort()).toEqual([
      ["one:a", "answered"],
      ["one:c:d", "answered"],
      ["two:b", "answered"],
    ]);
  });

  test("of none", async () => {
    expect(await all(createCalloff({ one: acme("one") }).cancelAll([]))).toEqual([]);
  });

  test("also of what is no reference, no provider, or no id; with nothing sent", async () => {
    const urls: string[] = [];
    const jobs = createCalloff({
      one: acme("one", ({ url }) => {
        urls.push(url);
        return 204;
      }),
    });
    const references = ["nonsense", "two:a", "one:..", 42, null, "one:ok"] as string[];
    const results = await all(jobs.cancelAll(references));
    expect(results.map((result) => [result.reference, "error" in result ? result.error.code : "ok"])).toEqual(
      [
        ["nonsense", "invalid-options"],
        ["two:a", "invalid-options"],
        [42, "invalid-options"],
        [null, "invalid-options"],
        ["one:..", "invalid-job-id"],
        ["one:ok", "ok"],
      ],
    );
    expect(results.filter(({ kind }) => kind === "failed")).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining({ attempts: 0 })),
    );
    expect(urls).toEqual(["https://one.example/job/ok"]);
  });

  test("also of one that is there twice", async () => {
    const results = await all(createCalloff({ one: acme("one") }).cancelAll(["one:a", "one:a"]));
    expect(results).toHaveLength(2);
  });

  test("and whatever reading the references throws comes after the results of those that were read", async () => {
    function* broken(): Generator<string> {
      yield "one:a";
      throw new Error("the database went away");
    }
    for (const source of [broken(), later(broken())]) {
      const seen: string[] = [];
      const reading = (async () => {
        for await (const { reference } of createCalloff({ one: acme("one") }).cancelAll(source))
          seen.push(reference);
      })();
      await expect(reading).rejects.toThrow("the database went away");
      expect(seen).toEqual(["one:a"]);
    }
  });
});

describe("how many calls run at once", () => {
  async function mostAtOnce(
    concurrency: number | Record<string, number> | undefined,
  ): Promise<Record<string, number>> {
    const running: Record<string, number> = { one: 0, two: 0 };
    const most: Record<string, number> = { one: 0, two: 0 };
    const counting = (name: "one" | "two") =>
      acme(name, async () => {
        running[name] = (running[name] ?? 0) + 1;
        most[name] = Math.max(most[name] ?? 0, running[name]);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running[name] -= 1;
        return 204;
      });
    const jobs = createCalloff({ one: counting("one"), two: counting("two") });
    await all(jobs.cancelAll([...jobsOf("one", 60), ...jobsOf("two", 60)], { concurrency }));
    return most;
  }

  test.each<[number | Record<string, number> | undefined, Record<string, number>]>([
    [undefined, { one: 8, two: 8 }],
    [1, { one: 1, two: 1 }],
    [32, { one: 32, two: 32 }],
    [{ one: 3 }, { one: 3, two: 8 }],
  ])("%j allows %j", async (concurrency, expected) => {
    expect(await mostAtOnce(concurrency)).toEqual(expected);
  });
});

test("reads some thousand references ahead, and not more before results are taken", async () => {
  let read = 0;
  function* endless(): Generator<string> {
    for (;;) yield `one:${read++}`;
  }
  let sent = 0;
  const jobs = createCalloff({
    one: acme("one", () => {
      sent += 1;
      return 204;
    }),
  });
  const results = jobs.cancelAll(endless(), { concurrency: 32 });
  expect((await results.next()).value).toMatchObject({ kind: "answered" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(read).toBeLessThan(5_000);
  expect(sent).toBeLessThanOrEqual(256 + 32);
  await results.return();
});

describe("a vendor that fails", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Plays everything, the clock moved on as fast as timers ask for. */
  async function play<Reference>(
    results: AsyncIterable<CancelResult<Reference>>,
  ): Promise<CancelResult<Reference>[]> {
    const done = all(results);
    let isDone = false;
    done
      .finally(() => {
        isDone = true;
      })
      .catch(() => {});
    while (!isDone) await vi.advanceTimersByTimeAsync(50);
    return done;
  }

  test("is asked again about a job up to `retries` times, and the outcome tells of all attempts", async () => {
    let calls = 0;
    const jobs = createCalloff({ one: acme("one", () => (++calls < 3 ? 503 : 204)) });
    expect(await play(jobs.cancelAll(["one:a"]))).toMatchObject([
      { kind: "answered", outcome: { state: "canceled", attempts: 3, retried: true } },
    ]);
    calls = 0;
    expect(await play(jobs.cancelAll(["one:a"], { retries: 1 }))).toMatchObject([
      { kind: "failed", attempts: 2, error: { code: "server-error" } },
    ]);
  });

  const failing = (code: string) => () => Promise.reject(Object.assign(new Error("connect"), { code }));

  test.each([
    [["ECONNREFUSED", "ECONNRESET", "ECONNREFUSED"], /\(ECONNRESET\); .* The vendor may have acted on it\.$/],
    [["ECONNREFUSED", "ENOTFOUND", "ECONNREFUSED"], /\(ECONNREFUSED\); .* Nothing was sent\.$/],
  ])("%j: a request that was sent says more than a connection that was not made", async (codes, text) => {
    const jobs = createCalloff({ one: acme("one", () => failing(codes.shift() ?? "")()) });
    const message = expect.stringMatching(text);
    expect(await play(jobs.cancelAll(["one:a"]))).toMatchObject([
      { kind: "failed", attempts: 3, error: { message } },
    ]);
  });

  test("an answer after connections that were not made is not an earlier attempt's own doing", async () => {
    const answers = [failing("ENOTFOUND"), failing("ECONNREFUSED"), () => 404];
    const jobs = createCalloff({ one: acme("one", () => answers.shift()?.() ?? 500) });
    expect(await play(jobs.cancelAll(["one:a"]))).toMatchObject([
      { kind: "answered", outcome: { state: "not-found", attempts: 3, retried: false } },
    ]);
  });

  test("an answer about the request is final", async () => {
    let calls = 0;
    const jobs = createCalloff({
      one: acme("one", () => {
        calls += 1;
        return 403;
      }),
    });
    expect(await play(jobs.cancelAll(["one:a"]))).toMatchObject([
      { kind: "failed", error: { code: "forbidden" } },
    ]);
    expect(calls).toBe(1);
  });

  test("with 429 stops all its own calls for as long as it asks, and no other vendor's", async () => {
    const times: Record<"one" | "two", number[]> = { one: [], two: [] };
    let isRefused = false;
    const timed = (name: "one" | "two") =>
      acme(name, async () => {
        times[name].push(Math.round(performance.now()));
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (name === "two" || isRefused) return 204;
        isRefused = true;
        return new Response(null, { status: 429, headers: { "retry-after": "20" } });
      });
    const jobs = createCalloff({ one: timed("one"), two: timed("two") });
    const start = performance.now();
    const results = await play(
      jobs.cancelAll([...jobsOf("one", 20), ...jobsOf("two", 20)], { concurrency: 4 }),
    );
    expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => "answered"));
    const since = (time: number): number => time - start;
    // The four that were under way when it came, then nothing for 20 s.
    expect(times.one.map(since).filter((time) => time < 20_100)).toEqual([0, 0, 0, 0]);
    expect(times.one).toHaveLength(21);
    expect(times.two.map(since).filter((time) => time > 1_000)).toEqual([]);
  });

  test("a 429 is not counted as an attempt that may have been carried out", async () => {
    let calls = 0;
    const jobs = createCalloff({ one: acme("one", () => (++calls <= 4 ? 429 : 204)) });
    expect(await play(jobs.cancelAll(["one:a"], { retries: 0 }))).toMatchObject([
      { kind: "answered", outcome: { attempts: 5, retried: false } },
    ]);
  });

  test("and does nothing else is tried ever more rarely, then its remaining jobs are not sent, with the reason", async () => {
    const times: number[] = [];
    const jobs = createCalloff({
      one: acme("one", () => {
        times.push(performance.now());
        throw new Error("connect ECONNREFUSED");
      }),
      two: acme("two"),
    });
    const results = await play(
      jobs.cancelAll([...jobsOf("one", 1_000), ...jobsOf("two", 10)], { concurrency: 4, patience: 60_000 }),
    );
    expect(results).toHaveLength(1_010);
    const notSent = results.filter((result) => result.kind === "not-sent");
    expect(notSent.length).toBeGreaterThan(900);
    expect(notSent[0]).toMatchObject({ reason: "vendor-down", error: { code: "network" } });
    expect(results.filter(({ kind }) => kind === "answered")).toHaveLength(10);
    // Every job that was tried says so, and no other.
    expect(results.filter(({ kind }) => kind === "failed").length).toBe(1_000 - notSent.length);
    expect(times.length).toBeLessThan(60);
    const pauses = times.slice(-4).map((time, index, list) => time - (list[index - 1] ?? time));
    expect(Math.max(...pauses)).toBeGreaterThan(10_000);
  });

  test("and comes back is asked at full speed again", async () => {
    const start = performance.now();
    const jobs = createCalloff({ one: acme("one", () => (performance.now() - start < 20_000 ? 503 : 204)) });
    const results = await play(jobs.cancelAll(jobsOf("one", 500), { concurrency: 4, retries: 10 }));
    expect(results.map(({ kind }) => kind)).toEqual(Array.from({ length: 500 }, () => "answered"));
  });
});

test.each<[unknown, unknown, string]>([
  ["one:a", {}, "cancelAll takes a list of references"],
  [42, {}, "cancelAll takes a list of references"],
  [{}, {}, "cancelAll takes a list of references"],
  [[], { confirm: "yes" }, "confirm must be true or false"],
  [[], null, "options must be an object"],
  [[], { concurrency: 0 }, "concurrency must be an integer from 1 to 1000"],
  [[], { concurrency: { one: "4" } }, "concurrency.one must be an integer from 1 to 1000"],
  [[], { signal: {} }, "signal must be an AbortSignal"],
  [[], { retries: -1 }, "retries must be an integer from 0 to 10"],
  [[], { timeout: 0 }, "timeout must be an integer from 1"],
  [[], { patience: -1 }, "patience must be an integer from 0"],
])(
  "cancelAll(%j, %j) is refused with the first result that is asked for",
  async (references, options, message) => {
    const jobs = createCalloff({ one: acme("one") });
    await expect(jobs.cancelAll(references as never, options as never).next()).rejects.toThrow(
      expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(message) }),
    );
  },
);
