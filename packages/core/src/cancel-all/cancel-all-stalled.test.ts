import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCalloff } from "../create-calloff.ts";
import { acme, jobsOf, untilAborted } from "../testing/acme.ts";
import type { WaitEvent } from "./cancel-all-options.ts";
import type { CancelResult } from "./cancel-result.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  const timers = vi.getTimerCount();
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(timers).toBe(0);
});

/** Takes results until there are `count` of them, or the run is over, the clock moved on for at most `ms`. */
async function take(
  results: AsyncGenerator<CancelResult>,
  { count = Number.POSITIVE_INFINITY, ms = 200_000 } = {},
): Promise<CancelResult[]> {
  const taken: CancelResult[] = [];
  let isDone = false;
  const taking = (async () => {
    for await (const result of results) {
      taken.push(result);
      if (taken.length >= count) break;
    }
  })().finally(() => {
    isDone = true;
  });
  const endsAt = performance.now() + ms;
  while (!isDone && performance.now() < endsAt) await vi.advanceTimersByTimeAsync(500);
  if (!isDone) await Promise.race([results.return(undefined), vi.advanceTimersByTimeAsync(1_000)]);
  await taking;
  return taken;
}

const busy = (after: string): Response =>
  new Response(null, { status: 429, headers: { "retry-after": after } });

/** As many references as are asked for, of a source that cannot be read twice. */
function* stream(...lists: string[][]): Generator<string> {
  for (const list of lists) yield* list;
}

describe("a vendor that stalls holds up no other", () => {
  const vendors: [string, () => Response | Promise<never>][] = [
    ["refuses every call for a minute", () => busy("60")],
    ["never answers", () => new Promise<never>(() => {})],
  ];

  test.each(vendors)("one that %s, with 5,000 of its references before the others'", async (_, answer) => {
    const jobs = createCalloff({
      one: acme("one", answer),
      two: acme("two"),
    });
    const source = stream(jobsOf("one", 5_000), jobsOf("two", 10));
    const results = await take(jobs.cancelAll(source), { count: 10, ms: 5_000 });
    expect(results.map(({ reference }) => reference)).toEqual(jobsOf("two", 10));
  });

  test("with more references before the others' than are held, the rest is set aside and told of", async () => {
    const jobs = createCalloff({ one: acme("one", () => busy("60")), two: acme("two") });
    const source = stream(jobsOf("one", 51_000), jobsOf("two", 10));
    const results = await take(jobs.cancelAll(source), { count: 1_009, ms: 30_000 });
    const setAside = results.filter((result) => result.kind === "not-sent");
    expect(new Set(setAside.map(({ reason }) => reason))).toEqual(new Set(["set-aside"]));
    expect(setAside.length).toBeGreaterThan(900);
    expect(results.filter(({ kind }) => kind === "answered").length).toBeGreaterThan(0);
  });

  test("a list is in memory already: nothing of it is set aside", async () => {
    const jobs = createCalloff({ one: acme("one", () => busy("60")), two: acme("two") });
    const list = [...jobsOf("one", 60_000), ...jobsOf("two", 10)];
    const results = await take(jobs.cancelAll(list), { count: 10, ms: 30_000 });
    expect(results.map(({ reference }) => reference)).toEqual(jobsOf("two", 10));
  });

  test("one that answers slowly is waited for, and nothing is set aside", async () => {
    // References are read faster than any vendor answers.
    const answer = { provider: "one", state: "canceled", attempts: 1 };
    const one = { ...acme("one"), cancel: async () => answer as never };
    const jobs = createCalloff({ one, two: acme("two") });
    const source = stream(jobsOf("one", 60_000), jobsOf("two", 10));
    const results = await take(jobs.cancelAll(source));
    expect(results).toHaveLength(60_010);
    expect(results.every(({ kind }) => kind === "answered")).toBe(true);
  });
});

describe("a wait that a vendor asks for is bounded by patience", () => {
  const absurd = ["99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"];

  test.each(absurd)("503 with Retry-After %s ends in a failed result for its one job", async (after) => {
    const jobs = createCalloff({
      one: acme("one", ({ url }) =>
        url.endsWith("bad") ? new Response(null, { status: 503, headers: { "retry-after": after } }) : 204,
      ),
    });
    const results = await take(jobs.cancelAll(["one:bad", ...jobsOf("one", 50)], { patience: 2_000 }));
    expect(results).toHaveLength(51);
    expect(results.filter(({ kind }) => kind === "answered")).toHaveLength(50);
    expect(results.find(({ kind }) => kind === "failed")).toMatchObject({
      reference: "one:bad",
      attempts: 1,
      error: {
        code: "server-error",
        status: 503,
        message: expect.stringMatching(/Gave up: the vendor asks to wait \d+ ms; patience is 2000 ms\.$/),
      },
    });
  });

  test.each(absurd)(
    "429 with Retry-After %s gives the vendor up, and says so for each job",
    async (after) => {
      const sent: string[] = [];
      const jobs = createCalloff({
        one: acme("one", ({ url }) => {
          sent.push(url);
          return busy(after);
        }),
        two: acme("two"),
      });
      const references = [...jobsOf("one", 100), ...jobsOf("two", 5)];
      const results = await take(jobs.cancelAll(references, { concurrency: 4 }));
      expect(results).toHaveLength(105);
      expect(results.filter(({ kind }) => kind === "answered")).toHaveLength(5);
      expect(sent).toHaveLength(4);
      expect(
        results.filter((result) => result.kind === "not-sent" && result.reason === "rate-limited"),
      ).toHaveLength(96);
      expect(results.find(({ kind }) => kind === "not-sent")).toMatchObject({
        error: { code: "rate-limited", message: expect.stringContaining("patience is 60000 ms.") },
      });
    },
  );

  test("a vendor that refuses every call with a short Retry-After is given up after patience", async () => {
    const jobs = createCalloff({ one: acme("one", () => busy("1")) });
    const results = await take(jobs.cancelAll(jobsOf("one", 100), { patience: 10_000 }));
    expect(results).toHaveLength(100);
    expect(results.filter((result) => result.kind === "not-sent").length).toBeGreaterThan(90);
    expect(results.at(-1)).toMatchObject({
      error: { message: expect.stringContaining("no answer from the vendor; patience is 10000 ms.") },
    });
  });

  test("a wait of exactly patience is kept, and the job is canceled after it", async () => {
    let calls = 0;
    const jobs = createCalloff({ one: acme("one", () => (++calls === 1 ? busy("60") : 204)) });
    expect(await take(jobs.cancelAll(["one:a"]))).toMatchObject([
      { kind: "answered", outcome: { state: "canceled", attempts: 2 } },
    ]);
  });
});

test("every wait is told: of a vendor that refuses, of one that fails, and of one job", async () => {
  const waits: WaitEvent[] = [];
  let refusals = 0;
  const jobs = createCalloff({
    one: acme("one", () => (++refusals === 1 ? busy("20") : 204)),
    two: acme("two", () => {
      throw new Error("connect ECONNREFUSED");
    }),
    three: acme("three", () => new Response(null, { status: 503, headers: { "retry-after": "7" } })),
  });
  const references = ["one:a", ...jobsOf("two", 8), "three:a"];
  await take(jobs.cancelAll(references, { retries: 1, onWait: (event) => waits.push(event) }));
  const told = (provider: string): WaitEvent[] => waits.filter((wait) => wait.provider === provider);
  expect(told("one")).toMatchObject([
    { reference: undefined, delay: 20_000, error: { code: "rate-limited" } },
  ]);
  // Eight failures in a row, and then one at a time.
  expect(told("two")[0]).toMatchObject({ reference: undefined, delay: 1_000, error: { code: "network" } });
  expect(told("three")).toMatchObject([{ reference: "three:a", delay: 7_000, error: { status: 503 } }]);
});

test("a listener of waits that throws does not end the run", async () => {
  let calls = 0;
  const jobs = createCalloff({ one: acme("one", () => (++calls === 1 ? busy("20") : 204)) });
  const onWait = (): never => {
    throw new Error("its own fault");
  };
  expect(await take(jobs.cancelAll(["one:a"], { onWait }))).toMatchObject([{ kind: "answered" }]);
});

test("aborting ends a run whose vendor hangs", async () => {
  const controller = new AbortController();
  const jobs = createCalloff({ one: acme("one", untilAborted) });
  setTimeout(() => controller.abort(), 500);
  const results = await take(jobs.cancelAll(stream(jobsOf("one", 20)), { signal: controller.signal }));
  expect(results).toHaveLength(20);
});

test("a vendor that refuses and asks for no wait is not asked without pause", async () => {
  let calls = 0;
  const jobs = createCalloff({
    one: acme("one", () => {
      calls += 1;
      return busy("0");
    }),
  });
  await take(jobs.cancelAll(["one:a"], { patience: 5_000 }));
  // One a second, for five seconds.
  expect(calls).toBeLessThanOrEqual(7);
});

test("one job that is always refused is given up after patience, and the others are canceled", async () => {
  const jobs = createCalloff({ one: acme("one", ({ url }) => (url.endsWith("bad") ? busy("1") : 204)) });
  function* endless(): Generator<string> {
    yield "one:bad";
    for (let id = 0; ; id += 1) yield `one:${id}`;
  }
  const results = jobs.cancelAll(endless(), { patience: 3_000, concurrency: 2 });
  let given: CancelResult | undefined;
  const looking = (async () => {
    for await (const result of results) {
      given = result;
      if (result.kind === "failed") break;
    }
  })();
  for (let step = 0; step < 100 && given?.kind !== "failed"; step += 1)
    await vi.advanceTimersByTimeAsync(100);
  await looking;
  expect(given).toMatchObject({ kind: "failed", reference: "one:bad", error: { code: "rate-limited" } });
});

test("a listener of waits that rejects does not end the process", async () => {
  let calls = 0;
  const jobs = createCalloff({ one: acme("one", () => (++calls === 1 ? busy("20") : 204)) });
  const onWait = (() => Promise.reject(new Error("its own fault"))) as () => void;
  expect(await take(jobs.cancelAll(["one:a"], { onWait }))).toMatchObject([{ kind: "answered" }]);
});

test("leaving the loop ends the calls also when the source cannot be closed", async () => {
  const sent: string[] = [];
  function* references(): Generator<string> {
    try {
      for (const reference of jobsOf("one", 5_000)) yield reference;
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: what a broken source does
      throw new Error("cannot be closed");
    }
  }
  const jobs = createCalloff({
    one: acme("one", ({ url }) => {
      sent.push(url);
      return 204;
    }),
  });
  for await (const _ of jobs.cancelAll(references())) break;
  const atBreak = sent.length;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toHaveLength(atBreak);
});
