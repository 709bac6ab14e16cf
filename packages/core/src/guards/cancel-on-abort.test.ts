import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createCalloff } from "../start.ts";
import { acme } from "../testing/acme.ts";

function counting(status = 204) {
  const urls: string[] = [];
  const one = acme("one", ({ url }) => {
    urls.push(url);
    return status;
  });
  return { urls, jobs: createCalloff({ one }) };
}

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

test("cancels the job when the signal aborts, once, and lets go of the signal", async () => {
  const { jobs, urls } = counting();
  const controller = new AbortController();
  const watch = jobs.cancelOnAbort(controller.signal, "one:abc");
  expect(listeners(controller.signal)).toBe(1);
  expect(urls).toEqual([]);
  controller.abort();
  expect(await watch.outcome).toMatchObject({ state: "canceled", id: "abc" });
  expect(urls).toEqual(["https://one.example/job/abc"]);
  expect(listeners(controller.signal)).toBe(0);
  expect(watch.release()).toBe(false);
});

test("cancels at once when the signal has aborted already", async () => {
  const { jobs, urls } = counting();
  const signal = AbortSignal.abort();
  expect(await jobs.cancelOnAbort(signal, "one:abc").outcome).toMatchObject({ state: "canceled" });
  expect(urls).toHaveLength(1);
  expect(listeners(signal)).toBe(0);
});

test("does nothing to a job that was released", async () => {
  const { jobs, urls } = counting();
  const controller = new AbortController();
  {
    using watch = jobs.cancelOnAbort(controller.signal, "one:abc");
    expect(watch.release()).toBe(true);
    expect(await watch.outcome).toBeUndefined();
  }
  controller.abort();
  expect(urls).toEqual([]);
  expect(listeners(controller.signal)).toBe(0);
});

test("many jobs share one listener, and none is left when the last has been released", async () => {
  const { jobs, urls } = counting();
  const controller = new AbortController();
  const { signal } = controller;
  const watches = Array.from({ length: 20 }, (_, index) => jobs.cancelOnAbort(signal, `one:${index}`));
  expect(listeners(signal)).toBe(1);
  for (const watch of watches.slice(1)) watch.release();
  expect(listeners(signal)).toBe(1);
  watches[0]?.release();
  expect(listeners(signal)).toBe(0);
  const again = ["one:x", "one:y"].map((reference) => jobs.cancelOnAbort(signal, reference as never));
  controller.abort();
  await Promise.all(again.map(({ outcome }) => outcome));
  expect(urls).toEqual(["https://one.example/job/x", "https://one.example/job/y"]);
  expect(listeners(signal)).toBe(0);
});

test("a vendor that refuses ends no process: the rejection waits for whoever looks at it", async () => {
  const { jobs } = counting(403);
  const watch = jobs.cancelOnAbort(AbortSignal.abort(), "one:abc");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(watch.outcome).rejects.toMatchObject({ code: "forbidden" });
});

test("what is no signal is refused at once", () => {
  const { jobs } = counting();
  expect(() => jobs.cancelOnAbort({} as never, "one:abc")).toThrow(
    expect.objectContaining({ code: "invalid-options", message: expect.stringContaining("an AbortSignal") }),
  );
});
