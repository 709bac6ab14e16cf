import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCalloff } from "../create-calloff.ts";
import { acme, jobsOf, untilAborted } from "../testing/acme.ts";
import type { CancelResult } from "./cancel-result.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function all<Reference>(
  results: AsyncIterable<CancelResult<Reference>>,
): Promise<CancelResult<Reference>[]> {
  const list: CancelResult<Reference>[] = [];
  for await (const result of results) list.push(result);
  return list;
}

/** A provider that is not one of ours. */
function foreign(cancel: () => Promise<never>) {
  return { ...acme("odd"), cancel };
}

test("a provider that ignores the signal holds nobody up", async () => {
  const controller = new AbortController();
  const jobs = createCalloff({ odd: foreign(() => new Promise<never>(() => {})) });
  const done = all(jobs.cancelAll(jobsOf("odd", 3), { concurrency: 2, signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1);
  controller.abort();
  await vi.advanceTimersByTimeAsync(50);
  expect((await done).map(({ kind, reference }) => [kind, reference])).toEqual([
    ["not-sent", "odd:2"],
    ["failed", "odd:0"],
    ["failed", "odd:1"],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a provider that throws at once is asked again when its vendor takes calls", async () => {
  let calls = 0;
  const jobs = createCalloff({
    odd: foreign(() => {
      calls += 1;
      if (calls > 2) throw new Error("its own fault");
      throw new CalloffError({ code: "rate-limited", message: "wait", retryAfter: 1_000, attempts: 1 });
    }),
  });
  const done = all(jobs.cancelAll(["odd:a"]));
  await vi.advanceTimersByTimeAsync(2_000);
  // Nobody knows whether what fails in a way of its own has sent something.
  expect(await done).toMatchObject([{ kind: "failed", attempts: 3, error: { code: "unexpected-response" } }]);
});

test("what only looks like a reference is a result like any other", async () => {
  const unreadable = {
    get provider(): never {
      throw new Error("gone");
    },
  };
  const references = [{ provider: 1n, id: "a" }, unreadable, "one:a"] as string[];
  const results = await all(createCalloff({ one: acme("one") }).cancelAll(references));
  expect(results.map((result) => (result.kind === "failed" ? result.error.code : result.kind))).toEqual([
    "invalid-options",
    "invalid-options",
    "answered",
  ]);
});

test("many calls that hang at one vendor leave room for the others", async () => {
  const controller = new AbortController();
  const jobs = createCalloff({ one: acme("one", untilAborted), two: acme("two") });
  const results = jobs.cancelAll([...jobsOf("one", 2_000), ...jobsOf("two", 20)], {
    concurrency: 1_000,
    signal: controller.signal,
  });
  for (let taken = 0; taken < 20; taken += 1) {
    const next = results.next();
    await vi.advanceTimersByTimeAsync(1);
    expect((await next).value).toMatchObject({ kind: "answered", outcome: { provider: "two" } });
  }
  await results.return();
});

test("references in two parts are taken too, and come back as they were given", async () => {
  const reference = { provider: "one", id: "a" } as const;
  const [result] = await all(createCalloff({ one: acme("one") }).cancelAll([reference]));
  expect(result?.reference).toBe(reference);
  expect(result).toMatchObject({ kind: "answered", outcome: { id: "a" } });
});

test("a run that is never asked for a result does not open its source", () => {
  const source = { [Symbol.asyncIterator]: vi.fn() };
  createCalloff({ one: acme("one") }).cancelAll(source);
  expect(source[Symbol.asyncIterator]).not.toHaveBeenCalled();
});

test("a source whose return fails is let go of all the same", async () => {
  const controller = new AbortController();
  const source: AsyncIterableIterator<string> = {
    [Symbol.asyncIterator]: () => source,
    next: () => new Promise(() => {}),
    return() {
      throw new Error("cannot be closed");
    },
  };
  const done = all(createCalloff({ one: acme("one") }).cancelAll(source, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1);
  controller.abort();
  expect(await done).toEqual([]);
});

test("a job that comes long after another one failed is tried like the first", async () => {
  let calls = 0;
  async function* queue(): AsyncGenerator<string> {
    yield "one:noon";
    await new Promise((resolve) => setTimeout(resolve, 600_000));
    yield "one:later";
  }
  const jobs = createCalloff({ one: acme("one", () => (++calls <= 4 ? 503 : 204)) });
  const done = all(jobs.cancelAll(queue()));
  await vi.advanceTimersByTimeAsync(700_000);
  expect(await done).toMatchObject([
    { kind: "failed", reference: "one:noon", attempts: 3 },
    { kind: "answered", reference: "one:later", outcome: { attempts: 2 } },
  ]);
});

test.each<[string, () => Promise<never>]>([
  ["an object without a prototype", () => Promise.reject(Object.create(null))],
  [
    "an object that throws when it is printed",
    () =>
      Promise.reject({
        toString() {
          throw new Error("not printable");
        },
      }),
  ],
  ["a symbol", () => Promise.reject(Symbol("x"))],
  [
    "an error whose message is a symbol",
    () => Promise.reject(Object.assign(new Error("m"), { message: Symbol("x") })),
  ],
  [
    "a proxy that throws when it is looked at",
    () =>
      Promise.reject(
        new Proxy(
          {},
          {
            has() {
              throw new Error("hidden");
            },
            getPrototypeOf() {
              throw new Error("hidden");
            },
          },
        ),
      ),
  ],
])("a provider that rejects with %s gives one failed result for each job", async (_, cancel) => {
  const jobs = createCalloff({ odd: foreign(cancel) });
  expect(await all(jobs.cancelAll(["odd:a", "odd:b"]))).toMatchObject([
    { kind: "failed", attempts: 1, error: { code: "unexpected-response" } },
    { kind: "failed", attempts: 1, error: { code: "unexpected-response" } },
  ]);
});

test.each([undefined, null, "canceled", {}])(
  "a provider that resolves with %j, which is not an outcome, gives a failed result",
  async (value) => {
    const jobs = createCalloff({ odd: foreign(async () => value as never) });
    expect(await all(jobs.cancelAll(["odd:a"]))).toMatchObject([
      { kind: "failed", error: { code: "unexpected-response" } },
    ]);
  },
);
