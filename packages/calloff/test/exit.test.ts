import { describe, expect, test } from "vitest";
import { PATIENT, run, TELL, WAIT } from "./exit-program.ts";

describe.concurrent("a signal", () => {
  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM", "SIGHUP"])(
    "%s cancels what is guarded, then ends the process",
    async (signal) => {
      const program = `jobs.cancelOnExit({ ${PATIENT}, ${TELL} });
        jobs.guard("pulse:abc"); jobs.guard("pulse:other").release(); ${WAIT}`;
      const ended = await run({ program, signal });
      expect(ended).toMatchObject({ code: null, signal, asked: ["DELETE /job/abc"] });
      expect(ended.printed).toContain("pulse:abc canceling");
    },
  );

  test.each<NodeJS.Signals>(["SIGQUIT", "SIGKILL"])("%s ends the process at once", async (signal) => {
    const ended = await run({ program: `jobs.cancelOnExit(); jobs.guard("pulse:abc"); ${WAIT}`, signal });
    expect(ended).toMatchObject({ code: null, signal, asked: [] });
  });

  test("that the option names cancels what is guarded too", async () => {
    const program = `jobs.cancelOnExit({ signals: ["SIGQUIT"], ${PATIENT} }); jobs.guard("pulse:abc"); ${WAIT}`;
    const ended = await run({ program, signal: "SIGQUIT" });
    expect(ended).toMatchObject({ code: null, signal: "SIGQUIT", asked: ["DELETE /job/abc"] });
  });

  test("cancels what is guarded while the vendors are waited for", async () => {
    const program = `let isFirst = true;
      const slow = create({ async fetch(...request) {
        if (isFirst) { isFirst = false; await new Promise((done) => setTimeout(done, 200)); slow.guard("pulse:second");
          await new Promise((done) => setTimeout(done, 200)); }
        return fetch(...request);
      } });
      slow.cancelOnExit({ ${PATIENT}, ${TELL} }); slow.guard("pulse:first"); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(ended.asked.toSorted()).toEqual(["DELETE /job/first", "DELETE /job/second"]);
    expect(ended.printed).toContain("pulse:first canceling");
    expect(ended.printed).toContain("pulse:second canceling");
  });

  test("ends the process after the grace period when the vendor does not answer, whatever a log throws", async () => {
    const program = `jobs.cancelOnExit({ grace: 300, onResult({ error }) { console.log(error.code); throw new Error("full"); } });
      jobs.guard("pulse:abc"); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM", isMute: true });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(ended.printed).toContain("aborted");
  });

  test("cancels what several watches look after, each job once", async () => {
    const program = `const other = create();
      for (const one of [jobs, jobs, other]) one.cancelOnExit({ ${PATIENT} });
      jobs.guard("pulse:abc"); other.guard("pulse:other"); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM" });
    expect(ended.asked.toSorted()).toEqual(["DELETE /job/abc", "DELETE /job/other"]);
  });

  test("waits for a job that is being submitted, and cancels it", async () => {
    const program = `jobs.cancelOnExit({ ${PATIENT}, ${TELL} });
      const submit = async ({ signal }) => {
        const response = await fetch(origin + "/job", { method: "POST", signal });
        await new Promise((done) => setTimeout(done, 300));
        return (await response.json()).job_id;
      };
      await jobs.start("pulse", submit).catch((error) => console.log(error.code, error.reference));`;
    const ended = await run({ program, signalOnRequest: "SIGTERM" });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM", asked: ["POST /job", "DELETE /job/abc"] });
    expect(ended.printed).toContain("pulse:abc canceling");
  });

  test("says of a submit that gets no answer that a job may be running", async () => {
    const program = `jobs.cancelOnExit({ grace: 300, onResult: ({ error }) => console.log(error.mayBeRunning) });
      const submit = async ({ signal }) => (await fetch(origin + "/job", { method: "POST", signal })).text();
      await jobs.start("pulse", submit);`;
    const ended = await run({ program, signalOnRequest: "SIGTERM", isMute: true });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM", asked: ["POST /job"] });
    expect(ended.printed).toContain("true");
  });
});

describe.concurrent("two signals", () => {
  test("within half a second are one", async () => {
    const program = `jobs.cancelOnExit({ ${PATIENT} }); jobs.guard("pulse:abc"); ${WAIT}
      for (const signal of ["SIGINT", "SIGINT", "SIGTERM"]) process.kill(process.pid, signal);`;
    expect(await run({ program })).toMatchObject({ code: null, asked: ["DELETE /job/abc"] });
  });

  test("further apart end the process at once", async () => {
    // Again and again, as a busy machine may bring the first two close together.
    const program = `jobs.cancelOnExit({ grace: 2 ** 31 - 1, ${TELL} }); jobs.guard("pulse:abc"); ${WAIT}
      setInterval(() => process.kill(process.pid, "SIGINT"), 700);`;
    const ended = await run({ program, isMute: true });
    expect(ended).toMatchObject({ code: null, signal: "SIGINT", printed: "ready\n" });
  });
});

describe.concurrent("a handler of the program's own", () => {
  test("decides the exit code", async () => {
    // Later than the end that the signal would have brought.
    const program = `jobs.cancelOnExit({ ${PATIENT}, onResult: () => setTimeout(() => process.exit(4), 300) });
      jobs.guard("pulse:abc"); process.on("SIGTERM", () => {}); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({ code: 4, signal: null, asked: ["DELETE /job/abc"] });
  });

  test.each<[string, "on" | "once", number]>([
    ["within the grace period", "on", 60_000],
    ["after the grace period", "on", 2_000],
    ["although it is called only once", "once", 2_000],
  ])("may guard another job while it drains, %s, and end by itself", async (_, add, grace) => {
    // Its first request takes longer, and is not to be cut off by the grace period.
    const program = `await fetch(origin + "/first"); jobs.cancelOnExit({ grace: ${grace}, ${TELL} });
      jobs.guard("pulse:early");
      process.${add}("SIGTERM", () => setTimeout(() => { jobs.guard("pulse:late"); clearInterval(keep); }, 2500)); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({
      code: 0,
      signal: null,
      asked: ["GET /first", "DELETE /job/early", "DELETE /job/late"],
    });
    expect(ended.printed).toContain("pulse:late canceling");
  });

  test("may guard another job at once", async () => {
    const program = `jobs.cancelOnExit({ ${PATIENT}, ${TELL} });
      process.on("SIGTERM", () => { jobs.guard("pulse:late"); clearInterval(keep); }); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({ code: 0, signal: null, asked: ["DELETE /job/late"] });
  });

  test("is not what the package signal-exit adds: the signal ends the process", async () => {
    const program = `const { onExit } = await import("signal-exit");
      onExit((code, signal) => console.log("signal-exit saw", signal));
      jobs.cancelOnExit({ ${PATIENT} }); jobs.guard("pulse:abc"); ${WAIT}`;
    const ended = await run({ program, signal: "SIGTERM" });
    expect(ended).toMatchObject({ code: null, signal: "SIGTERM", asked: ["DELETE /job/abc"] });
    expect(ended.printed).toContain("signal-exit saw SIGTERM");
  });
});
