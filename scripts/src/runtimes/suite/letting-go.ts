import { type Case, NotHere } from "./case.ts";
import { everyone } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";
import type { Stage } from "./stage.ts";

const lines = async (stage: Stage) =>
  (await stage.seen()).requests.map(({ method, path }) => `${method} ${path}`);

export const lettingGo: readonly Case[] = [
  {
    name: "await using, transpiled: leaving the scope cancels the job, unless it was released",
    run: async (stage) => {
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
    name: "await using, the runtime's own",
    run: async (stage) => {
      const { leaveScope } = await import("./native-using.js").catch((error: unknown) => {
        if (error instanceof SyntaxError) throw new NotHere("this runtime does not know the syntax");
        throw error;
      });
      await leaveScope(everyone(stage));
      same(await lines(stage), ["DELETE /job/native"], "requests");
    },
  },
  {
    name: "a guard whose cancel fails rejects: the job may still be running",
    run: async (stage) => {
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
