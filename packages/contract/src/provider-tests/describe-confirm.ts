import { getEventListeners } from "node:events";
import type { MockServer } from "@calloff/mock";
import type { Confirmed, Outcome } from "@calloff/runtime";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { operationOf, readsStatusFirst, tellRunning } from "./status-first.ts";
import { type Subject, startVendorMock } from "./subject.ts";
import type { StatusRow, StatusSubject } from "./tables.ts";

/** A vendor whose accepted cancels can be followed up. */
interface Confirmable extends StatusSubject {
  readonly accepted: NonNullable<StatusSubject["accepted"]>;
  /** A job that goes on. */
  readonly running: StatusRow;
}

/** Holds `cancel` with `confirm` to the vendor's own words. The pauses and the deadline are the runtime's own tests. */
export function describeConfirm(
  subject: Subject,
  { rows, accepted, running, unknownName, lacks = [] }: Confirmable,
): void {
  const to = operationOf(subject, "status");
  const isReadFirst = readsStatusFirst(subject);
  let mock: MockServer;
  beforeAll(async () => {
    mock = await startVendorMock(subject);
  });
  afterAll(() => mock.close());
  beforeEach(() => {
    mock.clear();
    tellRunning(mock, subject);
    mock.answerNext({ to: operationOf(subject, "cancel"), ...accepted });
  });

  const confirm = (options: object = {}): Promise<Confirmed<Outcome>> => {
    const provider = subject.create({ apiKey: subject.request.key, baseUrl: mock.url });
    const confirming: object = { confirm: true, ...options };
    return provider.cancel(subject.request.id as never, confirming) as Promise<Confirmed<Outcome>>;
  };
  const canceled = rows.find(({ state }) => state === "canceled");

  if (canceled !== undefined)
    test("reads on until the job is canceled", async () => {
      mock.answerNext({ to, status: 200, body: running.body });
      mock.answerNext({ to, status: 200, body: unknownName ?? running.body });
      mock.answerNext({ to, status: 200, body: canceled.body });
      expect(await confirm()).toMatchObject({
        state: "canceled",
        stopped: true,
        status: accepted.status,
        confirmation: { confirmed: true, reads: 3, status: { value: canceled.value }, error: undefined },
      });
      expect(mock.refusals).toEqual([]);
      expect(mock.requests).toHaveLength(isReadFirst ? 5 : 4);
    });

  test.each(rows.filter(({ state }) => state === "succeeded" || state === "failed"))(
    "a job that is $value had finished before",
    async ({ body, state }) => {
      mock.answerNext({ to, status: 200, body });
      expect(await confirm()).toMatchObject({
        state: "already-finished",
        stopped: true,
        confirmation: { confirmed: true, reads: 1, status: { state } },
      });
    },
  );

  test.each(rows.filter(({ state }) => state === "ended"))(
    "a job that is $value runs no longer, and nobody says how it ended",
    async ({ body }) => {
      mock.answerNext({ to, status: 200, body });
      expect(await confirm()).toMatchObject({
        state: "canceling",
        stopped: true,
        confirmation: { confirmed: true, reads: 1, status: { state: "ended" } },
      });
    },
  );

  if (lacks.length > 0)
    test("what is not confirmed says what the vendor has no word for", async () => {
      mock.answerAlways({ to, status: 200, body: running.body });
      const { confirmation } = await confirm({ timeout: 1_000 });
      expect(confirmation?.error?.message).toContain(`no word for ${lacks.join(", ")}`);
    });

  test("a job that goes on is not confirmed, and the cancel is still accepted", async () => {
    mock.answerAlways({ to, status: 200, body: running.body });
    expect(await confirm({ timeout: 1_000 })).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, status: { value: running.value }, error: { code: "timeout" } },
    });
  });

  test("a Retry-After that leads beyond the deadline is kept, and told", async () => {
    mock.answerAlways({ to, status: 200, body: running.body, headers: { "retry-after": "3600" } });
    expect(await confirm()).toMatchObject({
      state: "canceling",
      confirmation: { confirmed: false, reads: 1, error: { code: "timeout", retryAfter: 3_600_000 } },
    });
  });

  test.each([
    [401, "unauthorized"],
    [404, "not-found"],
  ])("a status operation that answers %i does not undo the cancel", async (status, code) => {
    mock.answerAlways({ to, status, undocumented: true });
    expect(await confirm()).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, reads: 1, status: undefined, error: { code, status } },
    });
  });

  if (canceled !== undefined)
    test("a status operation that fails for a while is asked again", async () => {
      mock.answerNext({ to, status: 503, undocumented: true });
      mock.answerNext({ to, status: 200, body: canceled.body });
      expect(await confirm()).toMatchObject({
        state: "canceled",
        confirmation: { confirmed: true, reads: 2 },
      });
    });

  test("an abort ends it, with what is known, and lets go of the signal", async () => {
    const controller = new AbortController();
    mock.answerAlways({ to, status: 200, body: running.body });
    const confirming = confirm({ signal: controller.signal });
    await vi.waitUntil(() => mock.requests.length === (isReadFirst ? 3 : 2), {
      timeout: 60_000,
      interval: 5,
    });
    controller.abort();
    expect(await confirming).toMatchObject({
      state: "canceling",
      stopped: undefined,
      confirmation: { confirmed: false, error: { code: "aborted" } },
    });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
}
