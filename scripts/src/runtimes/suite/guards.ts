import { type Case, NotHere } from "./case.ts";
import { everyone } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";
import type { leaveScope as LeaveScope } from "./native-using.js";
import type { Stage } from "./stage.ts";

const lines = async (stage: Stage) =>
  (await stage.seen()).requests.map(({ method, path }) => `${method} ${path}`);

/** What TypeScript makes of `await using` throws where the symbol is missing, as in browsers before 2025. */
function needSymbol(): void {
  if (typeof Symbol.asyncDispose !== "symbol") throw new NotHere("it has no `Symbol.asyncDispose`");
}

/** A scope with a guard and a watch: the one cancels its job at the end, the other cancels nothing any more. */
async function leaveAndStop(stage: Stage, leaveScope: typeof LeaveScope): Promise<void> {
  const stop = new AbortController();
  await leaveScope(everyone(stage), stop.signal);
  stop.abort();
  same(await lines(stage), ["DELETE /job/native"], "requests");
}

export const guards: readonly Case[] = [
  {
    name: "await using, transpiled by TypeScript: leaving the scope cancels the job, unless it was released",
    run: async (stage) => {
      needSymbol();
      const jobs = everyone(stage);
      {
        await using kept = jobs.guard("pulse:left");
        await using released = jobs.guard("pulse:released");
        same([kept.reference, released.release()], ["pulse:left", true], "reference, and release");
      }
      same(await lines(stage), ["DELETE /job/left"], "requests");
    },
  },
  {
    name: "await using, transpiled by Vite, which does without the symbol",
    run: async (stage) => {
      const { leaveScope } = await import("./lowered-using.js");
      await leaveAndStop(stage, leaveScope);
    },
  },
  {
    name: "await using, the runtime's own",
    run: async (stage) => {
      needSymbol();
      const { leaveScope } = await import("./native-using.js").catch((error: unknown) => {
        if (error instanceof SyntaxError) throw new NotHere("it does not know the syntax of `await using`");
        throw error;
      });
      await leaveAndStop(stage, leaveScope);
    },
  },
  {
    name: "a guard whose cancel fails rejects: the job may still be running",
    run: async (stage) => {
      needSymbol();
      const jobs = everyone(stage);
      await stage.answerNext("pulse", { status: 403 });
      const leave = async () => {
        await using job = jobs.guard("pulse:abc");
        same(job.reference, "pulse:abc", "the reference");
      };
      await fails(leave, { code: "forbidden" });
    },
  },
  {
    name: "cancelOnAbort: pressing stop cancels the job",
    run: async (stage) => {
      const jobs = everyone(stage);
      const stop = new AbortController();
      const watch = jobs.cancelOnAbort(stop.signal, "pulse:abc");
      const other = jobs.cancelOnAbort(stop.signal, "pulse:released");
      other.release();
      same(await lines(stage), [], "requests before");
      stop.abort();
      holds((await watch.outcome) ?? {}, { state: "canceling" }, "the outcome");
      same(await other.outcome, undefined, "the outcome of what was released");
      same(await lines(stage), ["DELETE /job/abc"], "requests");
      const late = jobs.cancelOnAbort(stop.signal, "pulse:late");
      holds((await late.outcome) ?? {}, { state: "canceling" }, "of a signal that had aborted");
    },
  },
];
