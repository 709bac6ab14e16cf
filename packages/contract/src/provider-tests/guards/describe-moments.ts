import { expect, test } from "vitest";
import { readsStatusFirst } from "../status-first.ts";
import type { Subject } from "../subject.ts";
import { startVendor } from "./vendor.ts";

/** A cancel that comes twice, and one that the job was faster than: by the table written by hand. */
export function describeMoments(subject: Subject): void {
  const { moments, status } = subject;
  const { initial, repeated, afterCompletion } = moments;

  test("each row says where it is known from", () => {
    expect([initial, repeated, afterCompletion].filter((row) => row?.page === "")).toEqual([]);
  });

  if (repeated !== undefined) {
    test(`canceled twice, it is ${initial.state} and then ${repeated.state}`, async () => {
      await using vendor = await startVendor(subject, { cancel: [initial, repeated] });
      expect(await vendor.jobs.cancel(vendor.reference)).toMatchObject({
        state: initial.state,
        retried: false,
      });
      expect(await vendor.jobs.cancel(vendor.reference)).toMatchObject({
        state: repeated.state,
        retried: false,
        status: repeated.status,
      });
    });

    test("canceled again because the first answer was lost, the outcome says that it may be our own doing", async () => {
      await using vendor = await startVendor(subject, { cancel: [{ status: 500 }, repeated] });
      expect(await vendor.jobs.cancel(vendor.reference)).toMatchObject({
        state: repeated.state,
        retried: true,
        attempts: 2,
      });
    });
  }

  if (afterCompletion !== undefined) {
    test("after the job has finished, it is what the vendor says", async () => {
      await using vendor = await startVendor(subject, { cancel: [afterCompletion] });
      // What the vendor says is heard only by those who ask even then.
      const options = readsStatusFirst(subject) ? { evenIfFinished: true } : {};
      expect(await vendor.jobs.cancel(vendor.reference, options)).toMatchObject({
        state: afterCompletion.state,
      });
      expect(vendor.reads).toEqual([]);
    });
  }

  const running = status?.rows.find(({ final }) => !final);
  const done = status?.rows.find(({ state }) => state === "succeeded");
  const accepted = status?.accepted;
  if (running === undefined || done === undefined || accepted === undefined) return;
  test("a job faster than an accepted cancel is already-finished", async () => {
    await using vendor = await startVendor(subject, {
      cancel: [accepted],
      status: [...(readsStatusFirst(subject) ? [running] : []), running, done].map(({ body }) => ({
        status: 200,
        body,
      })),
    });
    expect(await vendor.jobs.cancel(vendor.reference, { confirm: true })).toMatchObject({
      state: "already-finished",
      stopped: true,
      confirmation: { confirmed: true, reads: 2, status: { state: "succeeded" } },
    });
    for await (const result of vendor.jobs.cancelAll([vendor.reference], { confirm: true })) {
      // Who reads the status first sees that it has finished by now.
      const confirmation = readsStatusFirst(subject) ? undefined : { confirmed: true };
      expect(result).toMatchObject({
        kind: "answered",
        outcome: { state: "already-finished", confirmation },
      });
    }
    expect(vendor.cancels).toHaveLength(readsStatusFirst(subject) ? 1 : 2);
  });
}
