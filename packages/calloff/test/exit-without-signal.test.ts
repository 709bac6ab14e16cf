import { describe, expect, test } from "vitest";
import { type Ended, PATIENT, run, TELL, WAIT } from "./exit-program.ts";

describe.concurrent("the end without a signal", () => {
  test("of a program with nothing more to do cancels what is guarded, and keeps the exit code", async () => {
    const ended = await run({
      program: `jobs.cancelOnExit({ ${PATIENT} }); jobs.guard("pulse:abc"); process.exitCode = 3;`,
    });
    expect(ended).toMatchObject({ code: 3, signal: null, asked: ["DELETE /job/abc"] });
  });

  test("comes to a program that has nothing else to do", async () => {
    expect(await run({ program: "jobs.cancelOnExit();" })).toMatchObject({
      code: 0,
      signal: null,
      asked: [],
    });
  });

  test("by process.exit() cancels nothing", async () => {
    const ended = await run({ program: `jobs.cancelOnExit(); jobs.guard("pulse:abc"); process.exit(3);` });
    expect(ended).toMatchObject({ code: 3, signal: null, asked: [] });
  });

  test.each([
    ["that comes to its own cancels what is guarded in it", "", ["DELETE /job/in-worker"]],
    ["that is terminated cancels nothing", "setInterval(() => {}, 1000);", []],
  ])("of a worker thread %s", async (_, goesOn, asked) => {
    const program = `import { isMainThread, parentPort, Worker } from "node:worker_threads";
      if (isMainThread) {
        const worker = new Worker(new URL(import.meta.url));
        worker.on("message", () => { if (${goesOn !== ""}) worker.terminate(); });
      } else {
        jobs.cancelOnExit({ ${PATIENT} }); jobs.guard("pulse:in-worker"); ${goesOn} parentPort.postMessage("guarded");
      }`;
    expect(await run({ program })).toMatchObject({ code: 0, signal: null, asked });
  });
});

describe.concurrent("an uncaught exception", () => {
  const ENDINGS = [
    [
      "thrown",
      "setTimeout(() => { throw new TypeError('boom', { cause: 'deep' }); }, 50);",
      /^TypeError: boom/m,
    ],
    ["rejected", "setTimeout(() => { Promise.reject(new TypeError('boom')); }, 50);", /^TypeError: boom/m],
    ["rejected with what is no error", "Promise.reject(5);", /The promise rejected with the reason "5"/],
  ] as const;

  test.each(ENDINGS)(
    "%s cancels what is guarded first, where the option asks for it",
    async (_, how, said) => {
      // Two values of one length, so that both stacks name the same column.
      const [ended, plain] = await Promise.all(
        ["!!1", "!!0"].map((asks) =>
          run({
            program: `jobs.cancelOnExit({ exceptions: ${asks}, ${PATIENT} }); jobs.guard("pulse:abc"); ${WAIT} ${how}`,
          }),
        ) as [Promise<Ended>, Promise<Ended>],
      );
      expect(ended).toMatchObject({ code: 1, signal: null, asked: ["DELETE /job/abc"] });
      expect(plain).toMatchObject({ code: 1, signal: null, asked: [] });
      // Node prints the line that threw before the error; the error, with its stack, is the same.
      const errorOf = ({ errors }: Ended): string => errors.slice(errors.search(said));
      expect(errorOf(plain)).toMatch(said);
      expect(errorOf(ended)).toBe(errorOf(plain));
    },
  );

  test("that the program handles itself cancels nothing", async () => {
    const program = `jobs.cancelOnExit({ exceptions: true }); const job = jobs.guard("pulse:abc");
      process.on("uncaughtException", () => setTimeout(() => job.release(), 300));
      setTimeout(() => { throw new Error("boom"); }, 50);`;
    expect(await run({ program })).toMatchObject({ code: 0, signal: null, asked: [], errors: "" });
  });

  test("keeps the process no longer than the grace period", async () => {
    const program = `jobs.cancelOnExit({ exceptions: true, grace: 300, ${TELL} }); jobs.guard("pulse:abc"); ${WAIT}
      setTimeout(() => { throw new Error("boom"); }, 50);`;
    const ended = await run({ program, isMute: true });
    expect(ended).toMatchObject({ code: 1, signal: null });
    expect(ended.printed).toContain("pulse:abc aborted");
    expect(ended.errors).toContain("Error: boom");
  });
});
