import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { CalloffError } from "../error.ts";

import { createAcme, never, type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";

const { numRuns: RUNS = 100 } = fc.readConfigureGlobal();

beforeAll(() => {
  vi.useFakeTimers();
});
afterAll(() => {
  vi.useRealTimers();
});

/** One attempt's fate, and whether the vendor may have carried it out. */
interface Fate {
  readonly answer: () => StubAnswer;
  readonly mayHaveBeenDone: boolean;
}

const retryAfter = fc.oneof(
  fc.nat(40).map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.constantFrom("", "-1", "soon", "9".repeat(30)),
);
const answered = fc.tuple(
  fc.constantFrom(200, 202, 204, 302, 400, 404, 408, 409, 418, 429, 429, 429, 500, 502, 503, 503),
  fc.option(retryAfter),
);
const fates = fc.oneof(
  fc.constant<Fate>({ answer: () => new TypeError("fetch failed"), mayHaveBeenDone: true }),
  fc.constant<Fate>({ answer: () => never, mayHaveBeenDone: true }),
  fc.constant<Fate>({ answer: () => () => new Promise<Response>(() => {}), mayHaveBeenDone: true }),
  answered.map<Fate>(([status, wait]) => ({
    answer: () => new Response(null, { status, headers: wait === null ? {} : { "retry-after": wait } }),
    mayHaveBeenDone: status !== 429,
  })),
);
const limits = fc.record({
  retries: fc.nat(4),
  timeout: fc.integer({ min: 1, max: 40_000 }),
  attemptTimeout: fc.integer({ min: 1, max: 10_000 }),
});

test("attempts stay within the policy and the deadline, and retried is true to them", async () => {
  let retried = 0;
  const property = fc.asyncProperty(
    fc.array(fates, { minLength: 5, maxLength: 5 }),
    limits,
    async (attempts, options) => {
      const { fetch, sent } = stubFetch(...attempts.map(({ answer }) => answer()));
      const startedAt = performance.now();
      let endedAt = Number.POSITIVE_INFINITY;
      const canceling = createAcme({ ...options, fetch })
        .cancel("j1")
        .catch((error: unknown) => error)
        .finally(() => {
          endedAt = performance.now();
        });
      await vi.runAllTimersAsync();
      const result = await canceling;
      expect(sent.length).toBeGreaterThanOrEqual(1);
      expect(sent.length).toBeLessThanOrEqual(options.retries + 1);
      expect(endedAt - startedAt).toBeLessThanOrEqual(options.timeout);
      expect(vi.getTimerCount()).toBe(0);
      expect(result).toMatchObject({ attempts: sent.length });
      if (CalloffError.is(result)) return;
      const earlier = attempts.slice(0, sent.length - 1);
      const mayHaveBeenDone = earlier.some((fate) => fate.mayHaveBeenDone);
      expect(result).toMatchObject({ retried: mayHaveBeenDone });
      if (mayHaveBeenDone) retried += 1;
    },
  );
  await fc.assert(property);
  expect(retried).toBeGreaterThan(RUNS / 50);
});
