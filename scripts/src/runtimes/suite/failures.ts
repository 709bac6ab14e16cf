import { CalloffError } from "calloff";
import type { Case } from "./case.ts";
import { pulseAt } from "./clients.ts";
import { fails, holds, same, withTime } from "./expect.ts";

export const failures: readonly Case[] = [
  {
    name: "a wrong key",
    run: async (stage) => {
      await stage.answerNext("pulse", { status: 401, body: { error: "invalid API key" } });
      const error = await fails(() => pulseAt(stage).cancel("abc"), {
        code: "unauthorized",
        status: 401,
        attempts: 1,
      });
      same(error.body, { error: "invalid API key" }, "the body");
    },
  },
  {
    name: "an answer that does not come: timeout, for one attempt and for all",
    run: (stage) =>
      withTime(stage, async (limit) => {
        await stage.answerNext("pulse", { status: 200, spoil: "hang" });
        await fails(() => pulseAt(stage).cancel("abc", { timeout: limit }), { code: "timeout", attempts: 1 });
        await stage.until({ dropped: 1 });
        await stage.answerNext("pulse", { status: 200, spoil: "hang" });
        const outcome = await pulseAt(stage, { attemptTimeout: limit }).cancel("abc");
        holds(outcome, { state: "canceling", attempts: 2, retried: true }, "the second attempt's outcome");
      }),
  },
  {
    name: "a body that does not end: the answer to a cancel stands",
    run: (stage) =>
      withTime(stage, async (limit) => {
        const body = { job_id: "abc", message: "x".repeat(1_000) };
        const hasty = pulseAt(stage, { attemptTimeout: limit, retries: 0 });
        await stage.answerNext("pulse", { status: 200, body, spoil: "stall" });
        holds(await hasty.cancel("abc"), { state: "canceling", body: undefined, attempts: 1 }, "the outcome");
        await stage.answerNext("pulse", { status: 200, body, to: "status", spoil: "stall" });
        await fails(() => hasty.status("abc"), { code: "timeout", attempts: 1 });
      }),
  },
  {
    name: "a body that is torn off: the answer to a cancel stands",
    run: async (stage) => {
      const pulse = pulseAt(stage, { retries: 0 });
      const body = { job_id: "abc", message: "x".repeat(1_000) };
      await stage.answerNext("pulse", { status: 200, body, spoil: "tear" });
      holds(await pulse.cancel("abc"), { state: "canceling", body: undefined, attempts: 1 }, "the outcome");
      await stage.answerNext("pulse", { status: 200, body, to: "status", spoil: "tear" });
      await fails(() => pulse.status("abc"), { code: "network", attempts: 1 });
    },
  },
  {
    name: "a connection that breaks: network, and another attempt",
    run: async (stage) => {
      await stage.breakAll();
      const error = await fails(() => pulseAt(stage, { retries: 0 }).cancel("abc"), {
        code: "network",
        attempts: 1,
      });
      if (!(error.cause instanceof Error)) throw new Error("the error has no cause");
      await stage.clear();
      await stage.answerNext("pulse", { status: 200, spoil: "break" });
      // One attempt or two: some runtimes repeat such a request by themselves, and show nothing of it.
      const { state, attempts, retried } = await pulseAt(stage).cancel("abc");
      same([state, retried], ["canceling", attempts > 1], "state, retried");
      same((await stage.seen()).requests.length, 2, "requests");
    },
  },
  {
    name: "a port where nobody listens: network",
    run: async (stage) => {
      // Port 9 is "discard", which no machine of today has, and which fetch does not let browsers ask.
      const pulse = pulseAt(stage, { baseUrl: "http://127.0.0.1:9", retries: 0 });
      await fails(() => pulse.cancel("abc"), { code: "network", attempts: 1 });
    },
  },
  {
    name: "abort in flight ends the waiting at once, and lets go of the connection",
    run: async (stage) => {
      for (const spoil of ["hang", "stall"] as const) {
        await stage.clear();
        await stage.answerNext("pulse", { status: 200, spoil });
        const stop = new AbortController();
        const cancel = pulseAt(stage).cancel("abc", { signal: stop.signal });
        const failing = fails(() => cancel, { code: "aborted", attempts: 1, cause: "pressed stop" });
        await stage.until({ requests: 1 });
        stop.abort("pressed stop");
        await failing;
        const { requests, dropped } = await stage.until({ dropped: 1 });
        same([requests.length, dropped], [1, 1], `requests and dropped ones (${spoil})`);
      }
    },
  },
  {
    name: "a signal that has aborted already: nothing is sent",
    run: async (stage) => {
      const error = await fails(() => pulseAt(stage).cancel("abc", { signal: AbortSignal.abort() }), {
        code: "aborted",
        attempts: 0,
      });
      same((error.cause as Error).name, "AbortError", "the cause");
      same((await stage.seen()).requests, [], "requests");
    },
  },
  {
    name: "AbortSignal.timeout, and abort in the middle of a wait",
    run: async (stage) => {
      await withTime(stage, async (limit) => {
        await stage.answerNext("pulse", { status: 200, spoil: "hang" });
        const waiting = pulseAt(stage).cancel("abc", { signal: AbortSignal.timeout(limit) });
        const error = await fails(() => waiting, { code: "aborted", attempts: 1 });
        same((error.cause as Error).name, "TimeoutError", "the cause");
      });
      await stage.answerNext("pulse", { status: 429, headers: { "retry-after": "50" } });
      const stop = new AbortController();
      const hooks = { onRetry: () => stop.abort() };
      const between = pulseAt(stage, { hooks }).cancel("abc", { signal: stop.signal });
      await fails(() => between, { code: "aborted", attempts: 1 });
    },
  },
  {
    name: "503 is tried again, and so is 429, when Retry-After says",
    run: async (stage) => {
      const heard: unknown[] = [];
      const hooks = {
        onRetry: ({ delay, reason }: { delay: number; reason: unknown }) => heard.push(reason, delay),
      };
      await stage.answerNext("pulse", { status: 503, undocumented: true });
      const outcome = await pulseAt(stage, { hooks }).cancel("abc");
      holds(outcome, { state: "canceling", attempts: 2, retried: true }, "after 503");
      same(heard.splice(0)[0], 503, "the reason");
      await stage.answerNext("pulse", { status: 429, headers: { "retry-after": "1" } });
      const date = "Thu, 01 Jan 2026 10:00:00 GMT";
      const soon = "Thu, 01 Jan 2026 10:00:01 GMT";
      await stage.answerNext("pulse", { status: 429, headers: { date, "retry-after": soon } });
      const later = await pulseAt(stage, { hooks }).cancel("abc");
      holds(later, { state: "canceling", attempts: 3, retried: false }, "after 429");
      same(heard, [429, 1_000, 429, 1_000], "reasons and delays in ms");
    },
  },
  {
    name: "a redirect is refused, and the key goes nowhere else",
    run: async (stage) => {
      for (const status of [301, 302, 303, 307, 308]) {
        const headers = { location: stage.elsewhere };
        await stage.answerNext("pulse", { status, headers, undocumented: true });
        const error = await fails(() => pulseAt(stage).cancel("abc"), {
          code: "unexpected-response",
          attempts: 1,
        });
        // Browsers hide the status of a redirect that they do not follow.
        if (error.status !== status && error.status !== undefined)
          throw new Error(`the status was ${error.status}`);
        if (!error.message.includes("redirect")) throw new Error(`it says: ${error.message}`);
      }
      same((await stage.seen()).elsewhere, [], "requests elsewhere");
    },
  },
  {
    name: "ids that would be another job's, or another path: nothing is sent",
    run: async (stage) => {
      const pulse = pulseAt(stage);
      for (const id of ["", ".", "..", "\ud800"]) {
        await fails(() => pulse.cancel(id), { code: "invalid-job-id", attempts: 0 });
      }
      same((await stage.seen()).requests, [], "requests");
    },
  },
  {
    name: "CalloffError.is across two copies of the package",
    run: async (stage) => {
      const copy = await import("second-copy");
      same(copy.CalloffError === CalloffError, false, "one class");
      const pulse = copy.createPulse({ apiKey: "any", baseUrl: stage.baseUrl("pulse") });
      const error = await pulse.cancel("..").catch((reason: unknown) => reason);
      same([error instanceof CalloffError, CalloffError.is(error)], [false, true], "instanceof, is");
      same([CalloffError.is(new Error("other")), CalloffError.is(null)], [false, false], "of others");
    },
  },
];
