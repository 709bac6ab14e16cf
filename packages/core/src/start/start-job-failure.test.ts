import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { composed } from "../testing/composed.ts";
import { expectNothingLeft, failure, pending } from "../testing/submits.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a submit that fails", () => {
  const broken = new TypeError("fetch failed");

  test.each<[string, () => Promise<string>]>([
    ["rejects", () => Promise.reject(broken)],
    [
      "throws",
      () => {
        throw broken;
      },
    ],
  ])("because it %s may have left a job behind, and its error is the cause", async (_, submit) => {
    const { jobs, guards } = composed();
    const { signal } = new AbortController();
    const error = await failure(jobs.start("one", submit, { signal }));
    expect(error).toMatchObject({
      code: "unexpected-response",
      provider: "one",
      mayBeRunning: true,
      message:
        "one: start: submit failed; its error is the cause. A job may be running: look for it at the vendor.",
    });
    expect(error.cause).toBe(broken);
    expect(guards.size).toBe(0);
    expectNothingLeft(signal);
  });

  test("with a CalloffError keeps its code, status and body", async () => {
    const { jobs } = composed();
    const refused = new CalloffError({
      code: "server-error",
      message: "one: POST /job: 500",
      status: 500,
      attempts: 2,
      retryAfter: 1_000,
      body: { detail: "overloaded" },
    });
    const error = await failure(jobs.start("one", () => Promise.reject(refused)));
    expect(error).toMatchObject({
      code: "server-error",
      status: 500,
      attempts: 2,
      retryAfter: 1_000,
      body: { detail: "overloaded" },
      cause: refused,
      mayBeRunning: true,
    });
  });

  test("and says that nothing was sent gives its error as it is", async () => {
    const { jobs, guards } = composed();
    const refused = new CalloffError({ code: "missing-credentials", message: "one: no key", attempts: 0 });
    expect(await failure(jobs.start("one", () => Promise.reject(refused)))).toBe(refused);
    expect(guards.size).toBe(0);
  });
});

describe("a submit that gives no id", () => {
  const unreadable = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("gone");
      },
    },
  );

  test.each<[shown: string, () => unknown]>([
    ["undefined", () => undefined],
    ["null", () => null],
    ['""', () => ""],
    ['".."', () => ".."],
    [`"${"x".repeat(80)}…"`, () => `${"x".repeat(100)}\ud800`],
    ["42", () => 42],
    ["NaN", () => Number.NaN],
    ["a symbol", () => Symbol("id")],
    ["a function", () => () => "abc"],
    ["an object with the fields job_id, status", () => ({ job_id: "abc", status: "queued" })],
    ["an object", () => ({})],
    ["an object", () => unreadable],
  ])("but %s says what came, and that a job may be running", async (shown, submit) => {
    const { jobs, guards, asked } = composed();
    const { signal } = new AbortController();
    const error = await failure(jobs.start("one", submit as never, { signal }));
    expect(error).toMatchObject({
      code: "invalid-job-id",
      mayBeRunning: true,
      attempts: 1,
      message: `one: start: submit returned ${shown}, which is not a job id of one. A job may be running: look for it at the vendor.`,
    });
    expect(error.cause).toMatchObject({ code: "invalid-job-id" });
    expect([asked, guards.size]).toEqual([[], 0]);
    expectNothingLeft(signal);
  });

  test("is told also when it was called off", async () => {
    const { jobs } = composed();
    const controller = new AbortController();
    const { submit, resolve } = pending();
    const start = failure(jobs.start("one", submit, { signal: controller.signal }));
    controller.abort();
    resolve("");
    expect(await start).toMatchObject({ code: "invalid-job-id", mayBeRunning: true });
  });
});
