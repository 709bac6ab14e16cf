import { afterEach, beforeEach, expect, vi } from "vitest";
import type { ConfirmOptions } from "../options.ts";
import { createTrackableAcme, json, type SentRequest, type StubAnswer, stubFetch } from "./stub-fetch.ts";

export const accepted = (): Response => json(202, { status: "stopping" });
export const job = (status: string, headers?: Record<string, string>): Response =>
  json(200, { job: { status } }, headers);

/** In each test of a file the clock stands still, and pauses have their longest, known length. */
export function holdClock(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    // The pauses are then 250 ms, 500 ms, 1 s, 2 s and so on, up to 8 s.
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Cancels with `confirm`, the clock running as fast as it can; and gives when each request was sent. */
export async function confirmWith(
  answers: StubAnswer[],
  options: Partial<ConfirmOptions> = {},
): Promise<{ result: unknown; sent: readonly SentRequest[]; times: readonly number[]; settledAt: number }> {
  const { fetch, sent } = stubFetch(...answers);
  const startedAt = performance.now();
  const times: number[] = [];
  const timed: typeof globalThis.fetch = (...args) => {
    times.push(performance.now() - startedAt);
    return fetch(...args);
  };
  const cancelling = createTrackableAcme({ fetch: timed }).cancel("j1", { confirm: true, ...options });
  let settledAt = 0;
  const settled = cancelling
    .catch((error: unknown) => error)
    .finally(() => {
      settledAt = performance.now() - startedAt;
    });
  await vi.runAllTimersAsync();
  const result = await settled;
  expect(vi.getTimerCount()).toBe(0);
  return { result, sent, times, settledAt };
}
