import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCalloff } from "../start.ts";
import { acme } from "../testing/acme.ts";
import { composed } from "../testing/composed.ts";
import { expectNothingLeft, failure, listeners, pending } from "../testing/submits.ts";
import { StartError } from "./start-error.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

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

test.each<[string, unknown[]]>([
  ['"two" is not a known provider', ["two", () => "abc"]],
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
