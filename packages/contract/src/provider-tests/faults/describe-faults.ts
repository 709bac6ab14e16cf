import { inspect } from "node:util";
import { CalloffError } from "@calloff/runtime";
import { afterAll, describe, expect, inject, test } from "vitest";
import type { Subject } from "../subject.ts";
import { abortFaults } from "./abort-faults.ts";
import { bodyFaults } from "./body-faults.ts";
import { connectionFaults } from "./connection-faults.ts";
import type { Fault } from "./fault.ts";
import { dependsOnBody, meaningAt } from "./meaning.ts";
import { retryFaults } from "./retry-faults.ts";
import { CANARY_MARK, type Played, runFault } from "./run-fault.ts";
import { statusFaults } from "./status-faults.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The providers that share the faults among them; undefined where each of them meets every fault. */
    readonly faultsDealtTo: readonly string[] | undefined;
  }
}

const FAMILIES: readonly (readonly Fault[])[] = [
  connectionFaults,
  bodyFaults,
  statusFaults,
  retryFaults,
  abortFaults,
];

/**
 * The faults that a provider meets. Dealt out like cards, each family from the first provider on: every fault is met by
 * one provider, and every provider meets some of each family.
 */
function faultsOf(provider: string): readonly Fault[] {
  const players = inject("faultsDealtTo") ?? [];
  const seat = players.indexOf(provider);
  if (seat === -1) return FAMILIES.flat();
  return FAMILIES.flatMap((family) => family.filter((_, index) => index % players.length === seat));
}

/**
 * Declares tests that hold `cancel` to its one right end in each of the ways in which a network misbehaves.
 *
 * @param faults those that the subject's provider meets, unless others are named
 */
export function describeFaults(
  subject: Subject,
  faults: readonly Fault[] = faultsOf(subject.provider),
): void {
  describe(`${subject.provider}: faults`, () => {
    let survived = 0;
    afterAll(() => {
      process.stdout.write(`faults × providers survived: ${survived} × 1 (${subject.provider})\n`);
    });

    test.each(faults.map((fault) => [fault.name, fault] as const))("%s", async (_, fault) => {
      const played = await runFault(subject, fault);
      expectEnd(subject, fault, played);
      expectRequests(fault, played);
      expectNoKey(played);
      expect(played.left).toEqual({ listeners: 0, sockets: 0, resources: [], rejections: [] });
      // Every time limit that could end the call in the abort's place takes 60 ticks or more.
      expect(played.ticksAfterAbort).toBeLessThan(20);
      survived += 1;
    });
  });
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
