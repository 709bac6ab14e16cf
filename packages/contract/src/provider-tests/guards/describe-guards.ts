import { getEventListeners } from "node:events";
import { StartError } from "@calloff/core/start";
import { CalloffError } from "@calloff/runtime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { trackOpenHandles } from "../faults/resource-leaks.ts";
import { readsStatusFirst } from "../status-first.ts";
import type { Subject } from "../subject.ts";
import { describeMoments } from "./describe-moments.ts";
import { describeUnreadable } from "./describe-unreadable.ts";
import { type Reply, startVendor } from "./vendor.ts";

/** Declares tests of a caller whose signal aborts, or whose scope is left, at any moment: its job is canceled once. */
export function describeGuards(subject: Subject): void {
  describe(`${subject.provider}: guards`, () => {
    let leaks: () => Promise<readonly string[]>;
    beforeEach(() => {
      leaks = trackOpenHandles();
    });
    // Node's fetch keeps connections for later calls; the vendor closes them before this is asked.
    afterEach(async () => {
      expect(await leaks()).toEqual([]);
    });
    describe("when the signal aborts", () => describeAborts(subject));
    describe("by scope and by signal", () => describeScopes(subject));
    describe("from the start", () => describeStarts(subject));
    describe("at its moment", () => describeMoments(subject));
    if (readsStatusFirst(subject))
      describe("when the status cannot be read", () => describeUnreadable(subject));
  });
}

/** A place in a call at which the caller has had enough. */
interface Place {
  readonly at: string;
  readonly cancel: readonly Reply[];
  /** Aborts after this many requests have come. */
  readonly after: number;
}

const PLACES: readonly Place[] = [
  { at: "before it began", cancel: ["never"], after: 0 },
  { at: "in flight", cancel: ["never"], after: 1 },
  { at: "between two attempts", cancel: [{ status: 503 }], after: 1 },
];

function describeAborts(subject: Subject): void {
  test.each(PLACES)("$at, nothing more is sent and nothing is left", async ({ cancel, after }) => {
    const controller = new AbortController();
    let cancels = 0;
    const onRequest = (kind: "cancel" | "status"): void => {
      if (kind === "status") return;
      cancels += 1;
      // Late enough for an answer to have come back.
      if (cancels === after) setTimeout(() => controller.abort(), 50);
    };
    await using vendor = await startVendor(subject, { cancel, onRequest });
    if (after === 0) controller.abort();
    const { signal } = controller;
    const error = await vendor.jobs.cancel(vendor.reference, { signal }).catch((thrown: unknown) => thrown);
    expect(CalloffError.is(error)).toBe(true);
    expect(error).toMatchObject({ code: "aborted", provider: subject.provider, attempts: after });
    expect(vendor.cancels).toHaveLength(after);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test.each(PLACES)("$at, a run over many reports the job all the same", async ({ cancel, after }) => {
    const controller = new AbortController();
    const onRequest = (kind: "cancel" | "status"): void => {
      if (kind === "cancel") setTimeout(() => controller.abort(), 50);
    };
    await using vendor = await startVendor(subject, { cancel, onRequest });
    if (after === 0) controller.abort();
    const { signal } = controller;
    const results = [];
    for await (const result of vendor.jobs.cancelAll([vendor.reference], { signal })) results.push(result);
    const expected = after === 0 ? { kind: "not-sent", reason: "aborted" } : { kind: "failed", attempts: 1 };
    expect(results).toMatchObject([{ reference: vendor.reference, ...expected }]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  const { status } = subject;
  const running = status?.rows.find(({ final }) => !final);
  const accepted = status?.accepted;
  if (running === undefined || accepted === undefined) return;
  test("in confirmation, the cancel stands and says so", async () => {
    const controller = new AbortController();
    let isAccepted = false;
    await using vendor = await startVendor(subject, {
      cancel: [accepted],
      status: [{ status: 200, body: running.body }],
      onRequest(kind) {
        if (kind === "status" && isAccepted) setTimeout(() => controller.abort(), 20);
        isAccepted ||= kind === "cancel";
      },
    });
    const { signal } = controller;
    const outcome = await vendor.jobs.cancel(vendor.reference, { confirm: true, signal });
    expect(outcome).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, error: { code: "aborted" } },
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
}

function describeScopes(subject: Subject): void {
  const { initial } = subject.moments;

  test("a scope that is left cancels the job, once", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    {
      await using job = vendor.jobs.guard(vendor.reference);
      expect(await job.cancel()).toMatchObject({ state: initial.state });
    }
    expect(vendor.cancels).toHaveLength(1);
  });

  test("released in time, it lets the job go on; released late, it says so", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    {
      await using job = vendor.jobs.guard(vendor.reference);
      expect(job.release()).toBe(true);
    }
    expect(vendor.cancels).toEqual([]);
    const late = vendor.jobs.guard(vendor.reference);
    const canceling = late.cancel();
    expect(late.release()).toBe(false);
    expect(await canceling).toMatchObject({ state: initial.state });
    expect(vendor.cancels).toHaveLength(1);
  });

  test("a signal that aborts cancels the job; one that was released before does not", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    const [stopped, released] = [new AbortController(), new AbortController()];
    const watch = vendor.jobs.cancelOnAbort(stopped.signal, vendor.reference);
    const other = vendor.jobs.cancelOnAbort(released.signal, vendor.reference);
    expect(other.release()).toBe(true);
    stopped.abort();
    released.abort();
    expect(await watch.outcome).toMatchObject({ state: initial.state });
    expect(await other.outcome).toBeUndefined();
    expect(watch.release()).toBe(false);
    expect(vendor.cancels).toHaveLength(1);
    for (const { signal } of [stopped, released]) expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("a signal that has aborted already cancels it at once", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    const { outcome } = vendor.jobs.cancelOnAbort(AbortSignal.abort(), vendor.reference);
    expect(await outcome).toMatchObject({ state: initial.state });
  });
}

function describeStarts(subject: Subject): void {
  const { initial } = subject.moments;

  test("a job that was started is canceled when its scope is left", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    {
      await using job = await vendor.jobs.start(subject.provider, () => subject.request.id);
      expect(job).toMatchObject({ id: subject.request.id, reference: vendor.reference });
    }
    expect(vendor.cancels).toHaveLength(1);
  });

  test("a job that is called off while it is submitted is canceled when its id is there", async () => {
    await using vendor = await startVendor(subject, { cancel: [initial] });
    const controller = new AbortController();
    const { signal } = controller;
    const submit = async (): Promise<unknown> => {
      controller.abort();
      return subject.request.id;
    };
    const error = await vendor.jobs
      .start(subject.provider, submit, { signal })
      .catch((thrown: unknown) => thrown);
    expect(StartError.is(error)).toBe(true);
    expect(error).toMatchObject({
      code: "aborted",
      reference: vendor.reference,
      outcome: { state: initial.state },
    });
    expect(vendor.cancels).toHaveLength(1);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
}
