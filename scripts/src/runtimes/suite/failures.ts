import { CalloffError } from "calloff";
import type { Case } from "./case.ts";
import { pulseAt } from "./clients.ts";
import { fails, holds, same, withTime } from "./expect.ts";

export const failures: readonly Case[] = [
  {
    name: "a wrong key",
    run: async (fixture) => {
      await fixture.answerNext("pulse", { status: 401, body: { error: "invalid API key" } });
      const error = await fails(() => pulseAt(fixture).cancel("abc"), {
        code: "unauthorized",
        status: 401,
        attempts: 1,
      });
      same(error.body, { error: "invalid API key" }, "the body");
    },
  },
  {
    name: "an answer that does not come: timeout, for one attempt and for all",
    run: (fixture) =>
      withTime(fixture, async (limit) => {
        await fixture.answerNext("pulse", { status: 200, spoil: "hang" });
        await fails(() => pulseAt(fixture).cancel("abc", { timeout: limit }), {
          code: "timeout",
          attempts: 1,
        });
        await fixture.until({ dropped: 1 });
        await fixture.answerNext("pulse", { status: 200, spoil: "hang" });
        const outcome = await pulseAt(fixture, { attemptTimeout: limit }).cancel("abc");
        holds(outcome, { state: "canceling", attempts: 2, retried: true }, "the second attempt's outcome");
      }),
  },
  {
    name: "a body that does not end: the answer to a cancel stands",
    run: (fixture) =>
      withTime(fixture, async (limit) => {
        const body = { job_id: "abc", message: "x".repeat(1_000) };
        const hasty = pulseAt(fixture, { attemptTimeout: limit, retries: 0 });
        await fixture.answerNext("pulse", { status: 200, body, spoil: "stall" });
        holds(await hasty.cancel("abc"), { state: "canceling", body: undefined, attempts: 1 }, "the outcome");
        await fixture.answerNext("pulse", { status: 200, body, to: "status", spoil: "stall" });
        await fails(() => hasty.status("abc"), { code: "timeout", attempts: 1 });
      }),
  },
  {
    name: "a body that is torn off: the answer to a cancel stands",
    run: async (fixture) => {
      const pulse = pulseAt(fixture, { retries: 0 });
      const body = { job_id: "abc", message: "x".repeat(1_000) };
      await fixture.answerNext("pulse", { status: 200, body, spoil: "tear" });
      holds(await pulse.cancel("abc"), { state: "canceling", body: undefined, attempts: 1 }, "the outcome");
      await fixture.answerNext("pulse", { status: 200, body, to: "status", spoil: "tear" });
      await fails(() => pulse.status("abc"), { code: "network", attempts: 1 });
    },
  },
  {
    name: "a connection that breaks: network, and another attempt",
    run: async (fixture) => {
      await fixture.breakAll();
      const error = await fails(() => pulseAt(fixture, { retries: 0 }).cancel("abc"), {
        code: "network",
        attempts: 1,
      });
      if (!(error.cause instanceof Error)) throw new Error("the error has no cause");
      await fixture.clear();
      await fixture.answerNext("pulse", { status: 200, spoil: "break" });
      // One attempt or two: some runtimes repeat such a request by themselves, and show nothing of it.
      const { state, attempts, retried } = await pulseAt(fixture).cancel("abc");
      same([state, retried], ["canceling", attempts > 1], "state, retried");
      same((await fixture.seen()).requests.length, 2, "requests");
    },
  },
  {
    name: "a port where nobody listens: network",
    run: async (fixture) => {
      // Port 9 is "discard", which no machine of today has, and which fetch does not let browsers ask.
      const pulse = pulseAt(fixture, { baseUrl: "http://127.0.0.1:9", retries: 0 });
      await fails(() => pulse.cancel("abc"), { code: "network", attempts: 1 });
    },
  },
  {
    name: "abort in flight ends the waiting at once, and lets go of the connection",
    run: async (fixture) => {
      for (const spoil of ["hang", "stall"] as const) {
        await fixture.clear();
        await fixture.answerNext("pulse", { status: 200, spoil });
        const stop = new AbortController();
        const cancel = pulseAt(fixture).cancel("abc", { signal: stop.signal });
        const failing = fails(() => cancel, { code: "aborted", attempts: 1, cause: "pressed stop" });
        await fixture.until({ requests: 1 });
        stop.abort("pressed stop");
        await failing;
        const { requests, dropped } = await fixture.until({ dropped: 1 });
        same([requests.length, dropped], [1, 1], `requests and dropped ones (${spoil})`);
      }
    },
  },
  {
    name: "a signal that has aborted already: nothing is sent",
    run: async (fixture) => {
      const error = await fails(() => pulseAt(fixture).cancel("abc", { signal: AbortSignal.abort() }), {
        code: "aborted",
        attempts: 0,
      });
      same((error.cause as Error).name, "AbortError", "the cause");
      same((await fixture.seen()).requests, [], "requests");
    },
  },
  {
    name: "AbortSignal.timeout, and abort in the middle of a wait",
    run: async (fixture) => {
      await withTime(fixture, async (limit) => {
        await fixture.answerNext("pulse", { status: 200, spoil: "hang" });
        const waiting = pulseAt(fixture).cancel("abc", { signal: AbortSignal.timeout(limit) });
        const error = await fails(() => waiting, { code: "aborted", attempts: 1 });
        same((error.cause as Error).name, "TimeoutError", "the cause");
      });
      await fixture.answerNext("pulse", { status: 429, headers: { "retry-after": "50" } });
      const stop = new AbortController();
      const hooks = { onRetry: () => stop.abort() };
      const between = pulseAt(fixture, { hooks }).cancel("abc", { signal: stop.signal });
      await fails(() => between, { code: "aborted", attempts: 1 });
    },
  },
  {
    name: "503 is tried again, and so is 429, when Retry-After says",
    run: async (fixture) => {
      const heard: unknown[] = [];
      const hooks = {
        onRetry: ({ delay, reason }: { delay: number; reason: unknown }) => heard.push(reason, delay),
      };
      await fixture.answerNext("pulse", { status: 503, undocumented: true });
      const outcome = await pulseAt(fixture, { hooks }).cancel("abc");
      holds(outcome, { state: "canceling", attempts: 2, retried: true }, "after 503");
      same(heard.splice(0)[0], 503, "the reason");
      await fixture.answerNext("pulse", { status: 429, headers: { "retry-after": "1" } });
      const date = "Thu, 01 Jan 2026 10:00:00 GMT";
      const soon = "Thu, 01 Jan 2026 10:00:01 GMT";
      await fixture.answerNext("pulse", { status: 429, headers: { date, "retry-after": soon } });
      const later = await pulseAt(fixture, { hooks }).cancel("abc");
      holds(later, { state: "canceling", attempts: 3, retried: false }, "after 429");
      same(heard, [429, 1_000, 429, 1_000], "reasons and delays in ms");
    },
  },
  {
    name: "a redirect is refused, and the key goes nowhere else",
    run: async (fixture) => {
      for (const status of [301, 302, 303, 307, 308]) {
        const headers = { location: fixture.elsewhere };
        await fixture.answerNext("pulse", { status, headers, undocumented: true });
        const error = await fails(() => pulseAt(fixture).cancel("abc"), {
          code: "unexpected-response",
          attempts: 1,
        });
        // Browsers hide the status of a redirect that they do not follow.
        if (error.status !== status && error.status !== undefined)
          throw new Error(`the status was ${error.status}`);
        if (!error.message.includes("redirect")) throw new Error(`it says: ${error.message}`);
      }
      same((await fixture.seen()).elsewhere, [], "requests elsewhere");
    },
  },
  {
    name: "ids that would be another job's, or another path: nothing is sent",
    run: async (fixture) => {
      const pulse = pulseAt(fixture);
      for (const id of ["", ".", "..", "\ud800"]) {
        await fails(() => pulse.cancel(id), { code: "invalid-job-id", attempts: 0 });
      }
      same((await fixture.seen()).requests, [], "requests");
    },
  },
  {
    name: "CalloffError.is across two copies of the package",
    run: async (fixture) => {
      const copy = await import("second-copy");
      same(copy.CalloffError === CalloffError, false, "one class");
      const pulse = copy.createPulse({ apiKey: "any", baseUrl: fixture.baseUrl("pulse") });
      const error = await pulse.cancel("..").catch((reason: unknown) => reason);
      same([error instanceof CalloffError, CalloffError.is(error)], [false, true], "instanceof, is");
      same([CalloffError.is(new Error("other")), CalloffError.is(null)], [false, false], "of others");
    },
  },
];
