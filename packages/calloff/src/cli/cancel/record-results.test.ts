import type { CancelResult } from "@calloff/core";
import { describe, expect, test, vi } from "vitest";
import { recordResults } from "./record-results.ts";
import type { ResultLine } from "./result-line.ts";

const aborted = { code: "aborted", message: "aborted" };

function resultOf(reference: string): CancelResult<string> {
  return { kind: "not-sent", reference, reason: "aborted", error: aborted } as CancelResult<string>;
}

async function* resultsOf(...references: string[]): AsyncGenerator<CancelResult<string>> {
  for (const reference of references) {
    await Promise.resolve();
    yield resultOf(reference);
  }
}

const UNENDED = { stop: () => {}, signal: new AbortController().signal };

const names = (lines: readonly ResultLine[]): string => lines.map(({ reference }) => reference).join("");

test("nothing is told before it is written, and all in its order", async () => {
  const log: string[] = [];
  await recordResults(resultsOf("a", "b", "c"), {
    async write(lines) {
      log.push(`writing ${names(lines)}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`written ${names(lines)}`);
    },
    report: ({ reference }) => void log.push(`told ${reference}`),
    ...UNENDED,
  });
  expect(log).toEqual([
    ...["writing a", "written a", "told a"],
    // What came during one write goes into the next.
    ...["writing bc", "written bc", "told b", "told c"],
  ]);
});

test("a write that fails ends the run; what it had and what comes later is not told", async () => {
  const told: string[] = [];
  const stop = vi.fn();
  const full = new Error("full");
  async function* results(): AsyncGenerator<CancelResult<string>> {
    yield resultOf("a");
    await vi.waitFor(() => expect(told).toEqual(["a"]));
    yield resultOf("b");
    await vi.waitFor(() => expect(stop).toHaveBeenCalled());
    yield resultOf("c");
  }
  const recording = recordResults(results(), {
    write: async ([line]) => {
      if (line?.reference !== "a") throw full;
    },
    report: ({ reference }) => void told.push(reference),
    stop,
    signal: UNENDED.signal,
  });
  await expect(recording).rejects.toBe(full);
  expect(told).toEqual(["a"]);
  expect(stop).toHaveBeenCalledTimes(1);
});

test("results that break off are told as far as they came, before the error is", async () => {
  const broken = new Error("line 3 is broken");
  async function* results(): AsyncGenerator<CancelResult<string>> {
    yield* resultsOf("a", "b");
    throw broken;
  }
  const told: string[] = [];
  const recording = recordResults(results(), {
    write: () => new Promise((resolve) => setTimeout(resolve, 5)),
    report: ({ reference }) => void told.push(reference),
    ...UNENDED,
  });
  await expect(recording).rejects.toBe(broken);
  expect(told).toEqual(["a", "b"]);
});

test("a slow disk slows the run down: at most 1,024 results wait for it", async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<CancelResult<string>> {
    for (; taken < 5_000; taken += 1) yield resultOf(`${taken}`);
  }
  const releases: (() => void)[] = [];
  const recording = recordResults(endless(), {
    write: () => new Promise((resolve) => releases.push(resolve)),
    report: () => undefined,
    ...UNENDED,
  });
  await vi.waitFor(() => expect(taken).toBeGreaterThan(1_000));
  await new Promise((resolve) => setTimeout(resolve, 20));
  // One under way with the first result, 1,024 that wait; the last one taken is not counted yet.
  expect(taken).toBe(1_024);
  const releasing = setInterval(() => releases.shift()?.(), 0);
  await recording;
  clearInterval(releasing);
  expect(taken).toBe(5_000);
});

describe("while nobody reads", () => {
  /** Reports until the tenth line, and the rest once it is read. */
  async function run(signal: AbortSignal) {
    let read = (): void => {};
    const written: string[] = [];
    const told: string[] = [];
    const counts = { taken: 0 };
    async function* endless(): AsyncGenerator<CancelResult<string>> {
      for (; counts.taken < 100; counts.taken += 1) yield resultOf(`${counts.taken}`);
    }
    const recording = recordResults(endless(), {
      async write(lines) {
        await Promise.resolve();
        written.push(...lines.map(({ reference }) => reference));
      },
      report({ reference }) {
        told.push(reference);
        if (reference !== "9") return undefined;
        return new Promise((resolve) => {
          read = resolve;
        });
      },
      stop: () => {},
      signal,
    });
    await vi.waitFor(() => expect(told.at(-1)).toBe("9"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { recording, written, told, counts, read: () => read() };
  }
  const all = Array.from({ length: 100 }, (_, index) => `${index}`);

  test("no more is taken, and what was taken is written", async () => {
    const { recording, written, told, counts, read } = await run(UNENDED.signal);
    expect(told).toHaveLength(10);
    expect(counts.taken).toBeLessThan(20);
    expect(written).toHaveLength(counts.taken + 1);
    read();
    await recording;
    expect(told).toEqual(all);
  });

  test("a run that ends early is written to its end, and told of when it is read", async () => {
    const ending = new AbortController();
    const { recording, written, told, read } = await run(ending.signal);
    ending.abort();
    await vi.waitFor(() => expect(written).toEqual(all));
    expect(told).toHaveLength(10);
    read();
    await recording;
    expect(told).toEqual(all);
  });
});
