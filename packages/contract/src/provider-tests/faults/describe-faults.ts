import { inspect } from "node:util";
import { CalloffError } from "@calloff/runtime";
import { afterAll, describe, expect, inject, test } from "vitest";
import { readsStatusFirst } from "../status-first.ts";
import { packageOf, type Subject } from "../subject.ts";
import type { Fault } from "./fault.ts";
import { dependsOnBody, meaningAt } from "./meaning.ts";
import { CANARY_MARK, type Played, runFault } from "./run-fault.ts";
import { type FaultShare, selectFaults } from "./select-faults.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The providers that share the faults among them; undefined where each of them meets every fault. */
    readonly faultsDealtTo: readonly string[] | undefined;
  }
}

/** Each of a provider's kinds of job meets what is dealt to the provider. */
function faultsOf(subject: Subject, share: FaultShare): readonly Fault[] {
  const players = inject("faultsDealtTo") ?? [];
  const seat = players.indexOf(packageOf(subject));
  return selectFaults(share, seat === -1 ? undefined : { seat, players: players.length });
}

/** Those after which nobody can know how the job is, played at the read of a status that comes before a cancel. */
function isUnreadable({ expected }: Fault): boolean {
  return "code" in expected || expected.answer >= 300;
}

/**
 * Declares tests that hold `cancel` to its one right end in each of the ways in which a network misbehaves. Where the
 * status is read first, each fault is met by the cancel, and by the read too: then no cancel may be sent.
 *
 * Several kinds of job of one shape need not meet the whole table each, most of which is about the runtime that all of
 * them share. With `share: 0.1` a subject meets the twenty faults in which its own description takes part: bodies that
 * say nothing, or are cut off, at a success, a refusal and an error, which its table of answers gives a meaning; statuses
 * that it does not have; redirects and answers that would give its key away; attempts that are sent again with its id
 * and body; and aborts before, within and after its requests.
 *
 * @param faults how much of the table the subject meets, or the faults themselves. Where the tests are configured to deal
 *   the table out among the providers, each meets the part that is dealt to it, whatever its share
 */
export function describeFaults(subject: Subject, faults: FaultShare | readonly Fault[] = {}): void {
  const met = Array.isArray(faults) ? (faults as readonly Fault[]) : faultsOf(subject, faults as FaultShare);
  describe(`${subject.provider}: faults`, () => {
    let survived = 0;
    afterAll(() => {
      process.stdout.write(`faults × providers survived: ${survived} × 1 (${subject.provider})\n`);
    });

    test.each(met.map((fault) => [fault.name, fault] as const))("%s", async (_, fault) => {
      const played = await runFault(subject, fault);
      expectEnd(subject, fault, played);
      expectRequests(fault, played);
      expectNoKey(played);
      expectNothingLeft(played);
      survived += 1;
    });
  });
  if (readsStatusFirst(subject))
    describe(`${subject.provider}: faults of the status that is read first`, () => {
      test.each(met.filter(isUnreadable).map((fault) => [fault.name, fault] as const))(
        "%s: no cancel is sent",
        async (_, fault) => {
          const played = await runFault(subject, fault, "status");
          const methods = played.requests.map((head) => head.split(" ")[0]);
          expect(new Set(methods).has(subject.request.method), methods.join(", ")).toBe(false);
          expect(methods.length > 0).toBe(fault.requests > 0);
          expect(played.elsewhere).toEqual([]);
          // A job that is not there is an answer; whatever else came says nothing of the job.
          if (!CalloffError.is(played.result))
            expect(played.result).toMatchObject({ state: "not-found", sent: false });
          expectNoKey(played);
          expectNothingLeft(played);
        },
      );
    });
}

function expectNothingLeft({ left, ticksAfterAbort }: Played): void {
  expect(left).toEqual({ listeners: 0, sockets: 0, resources: [], rejections: [] });
  // Every time limit that could end the call in the abort's place takes 60 ticks or more.
  expect(ticksAfterAbort).toBeLessThan(20);
}

function expectEnd(subject: Subject, fault: Fault, { result, events }: Played): void {
  const { provider } = subject;
  const attempts = fault.attempts ?? fault.requests;
  const { expected } = fault;
  if ("code" in expected) {
    const { code, status } = expected;
    expect(CalloffError.is(result), `no error: ${inspect(result)}`).toBe(true);
    expect(result).toMatchObject({ code, status, provider, attempts });
    return;
  }
  const meaning = meaningAt(subject, expected.answer);
  expect(result).toMatchObject({ ...meaning, status: expected.answer, provider, attempts });
  if ("code" in meaning) {
    expect(CalloffError.is(result)).toBe(true);
    if ("retryAfter" in expected) expect(result).toHaveProperty("retryAfter", expected.retryAfter);
    return;
  }
  expect(result).toMatchObject({ id: subject.request.id, retried: expected.retried ?? false });
  if ("body" in expected) expect(result).toHaveProperty("body", expected.body);
  if (expected.warns === undefined) return;
  const warnings = [expected.warns, dependsOnBody(subject, expected.answer)].filter(Boolean);
  expect(events.warning).toHaveLength(warnings.length);
}

function expectRequests(fault: Fault, { requests, elsewhere, events }: Played): void {
  expect(requests).toHaveLength(fault.requests);
  expect(elsewhere).toEqual([]);
  if (fault.waits === undefined) return;
  const delays = events.retry.map((event) => (event as { delay: number }).delay);
  expect(delays).toHaveLength(fault.waits.length);
  for (const [index, wait] of fault.waits.entries()) {
    // The first wait is 250 ms, half of it at random.
    const [least, most] = wait === "random" ? [125, 250] : [wait, wait];
    expect(delays[index]).toBeGreaterThanOrEqual(least);
    expect(delays[index]).toBeLessThanOrEqual(most);
  }
}

function expectNoKey({ result, provider, events }: Played): void {
  const { message, stack, cause } = result as Partial<Error>;
  for (const shown of [result, provider, events, message, stack, cause]) {
    const text = inspect(shown, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
    expect(text).not.toContain(CANARY_MARK);
    expect(JSON.stringify(shown) ?? "").not.toContain(CANARY_MARK);
  }
}
