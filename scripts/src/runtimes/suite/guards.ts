import { type Case, NotHere } from "./case.ts";
import { everyone } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";
import type { Fixture } from "./fixture.ts";
import type { leaveScope as LeaveScope } from "./native-using.js";

const lines = async (fixture: Fixture) =>
  (await fixture.seen()).requests.map(({ method, path }) => `${method} ${path}`);

/** What TypeScript makes of `await using` throws where the symbol is missing, as in browsers before 2025. */
function needSymbol(): void {
  if (typeof Symbol.asyncDispose !== "symbol") throw new NotHere("it has no `Symbol.asyncDispose`");
}

/** A scope with a guard and a watch: the one cancels its job at the end, the other cancels nothing any more. */
async function leaveAndStop(fixture: Fixture, leaveScope: typeof LeaveScope): Promise<void> {
  const stop = new AbortController();
  await leaveScope(everyone(fixture), stop.signal);
  stop.abort();
  same(await lines(fixture), ["DELETE /job/native"], "requests");
}

export const guards: readonly Case[] = [
  {
    name: "await using, transpiled by TypeScript: leaving the scope cancels the job, unless it was released",
    run: async (fixture) => {
      needSymbol();
      const jobs = everyone(fixture);
      {
        await using kept = jobs.guard("pulse:left");
        await using released = jobs.guard("pulse:released");
        same([kept.reference, released.release()], ["pulse:left", true], "reference, and release");
      }
      same(await lines(fixture), ["DELETE /job/left"], "requests");
    },
  },
  {
    name: "await using, transpiled by Vite, which does without the symbol",
    run: async (fixture) => {
      const { leaveScope } = await import("./lowered-using.js");
      await leaveAndStop(fixture, leaveScope);
    },
  },
  {
    name: "await using, the runtime's own",
    run: async (fixture) => {
      needSymbol();
      const { leaveScope } = await import("./native-using.js").catch((error: unknown) => {
        if (error instanceof SyntaxError) throw new NotHere("it does not know the syntax of `await using`");
        throw error;
      });
      await leaveAndStop(fixture, leaveScope);
    },
  },
  {
    name: "a guard whose cancel fails rejects: the job may still be running",
    run: async (fixture) => {
      needSymbol();
      const jobs = everyone(fixture);
      await fixture.answerNext("pulse", { status: 403 });
      const leave = async () => {
        await using job = jobs.guard("pulse:abc");
        same(job.reference, "pulse:abc", "the reference");
      };
      await fails(leave, { code: "forbidden" });
    },
  },
  {
    name: "cancelOnAbort: pressing stop cancels the job",
    run: async (fixture) => {
      const jobs = everyone(fixture);
      const stop = new AbortController();
      const watch = jobs.cancelOnAbort(stop.signal, "pulse:abc");
      const other = jobs.cancelOnAbort(stop.signal, "pulse:released");
      other.release();
      same(await lines(fixture), [], "requests before");
      stop.abort();
      holds((await watch.outcome) ?? {}, { state: "canceling" }, "the outcome");
      same(await other.outcome, undefined, "the outcome of what was released");
      same(await lines(fixture), ["DELETE /job/abc"], "requests");
      const late = jobs.cancelOnAbort(stop.signal, "pulse:late");
      holds((await late.outcome) ?? {}, { state: "canceling" }, "of a signal that had aborted");
    },
  },
];
