import { CalloffError } from "@calloff/runtime";
import { expect, test, vi } from "vitest";
import type { Subject } from "../subject.ts";
import { type Reply, startVendor } from "./vendor.ts";

/** Answers to the read of a status that do not say how the job is, and what they are. */
const UNREADABLE: readonly (readonly [reply: Exclude<Reply, "never">, code: string])[] = [
  [{ status: 401 }, "unauthorized"],
  [{ status: 403 }, "forbidden"],
  [{ status: 429 }, "rate-limited"],
  [{ status: 500 }, "server-error"],
  [{ status: 302 }, "unexpected-response"],
];

/**
 * Where a cancel deletes a finished job's result and nobody can say whether the job has finished, the vendor gets no
 * cancel: whichever way it was to be called off.
 */
export function describeUnreadable(subject: Subject): void {
  const { initial } = subject.moments;
  const once = { retries: 0 };
  const script = (status: Reply) => ({ cancel: [initial], status: [status] });

  test.each(UNREADABLE)("%o: cancel sends nothing", async (reply, code) => {
    await using vendor = await startVendor(subject, script(reply));
    const error = await vendor.jobs.cancel(vendor.reference, once).catch((thrown: unknown) => thrown);
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code, status: reply.status });
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });

  test("no answer at all: cancel sends nothing", async () => {
    await using vendor = await startVendor(subject, script("never"));
    const canceling = vendor.jobs.cancel(vendor.reference, { ...once, timeout: 500 });
    await expect(canceling).rejects.toMatchObject({ code: "timeout" });
    expect(vendor.cancels).toEqual([]);
  });

  test("a job that the vendor does not know is not found, and is sent nothing", async () => {
    await using vendor = await startVendor(subject, script({ status: 404 }));
    expect(await vendor.jobs.cancel(vendor.reference)).toMatchObject({ state: "not-found", sent: false });
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });

  test("a run over many sends nothing", async () => {
    await using vendor = await startVendor(subject, script({ status: 401 }));
    const results = [];
    for await (const result of vendor.jobs.cancelAll([vendor.reference], once)) results.push(result);
    expect(results).toMatchObject([{ kind: "failed", error: { code: "unauthorized" } }]);
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });

  test("a scope that is left sends nothing", async () => {
    await using vendor = await startVendor(subject, script({ status: 401 }));
    const job = vendor.jobs.guard(vendor.reference, once);
    await expect(job[Symbol.asyncDispose]()).rejects.toMatchObject({ code: "unauthorized" });
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });

  test("a signal that aborts sends nothing", async () => {
    await using vendor = await startVendor(subject, script({ status: 401 }));
    const { outcome } = vendor.jobs.cancelOnAbort(AbortSignal.abort(), vendor.reference, once);
    await expect(outcome).rejects.toMatchObject({ code: "unauthorized" });
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });

  test("a process that ends sends nothing", async () => {
    await using vendor = await startVendor(subject, script({ status: 401 }));
    const results: unknown[] = [];
    // A program that handles the signal itself goes on after it.
    const own = (): void => {};
    process.on("SIGUSR2", own);
    try {
      using _ = vendor.jobs.cancelOnExit({
        signals: ["SIGUSR2"],
        onResult: (result) => results.push(result),
      });
      const job = vendor.jobs.guard(vendor.reference, once);
      process.emit("SIGUSR2", "SIGUSR2");
      await vi.waitUntil(() => results.length > 0, { timeout: 60_000, interval: 5 });
      expect(results).toMatchObject([{ outcome: undefined, error: { code: "unauthorized" } }]);
      expect(job.release()).toBe(false);
    } finally {
      process.off("SIGUSR2", own);
    }
    expect([vendor.reads.length, vendor.cancels]).toEqual([1, []]);
  });
}
