import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";

interface Scenario {
  /** What the program does once `jobs` is there; it ends by itself when it has nothing more to do. */
  readonly program: string;
  /** Sent to it when it has printed "ready". */
  readonly signal?: NodeJS.Signals;
  /** Sent to it when the vendor has got its first request. */
  readonly signalOnRequest?: NodeJS.Signals;
  /** A vendor that never answers. */
  readonly isMute?: boolean;
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly printed: string;
  readonly errors: string;
  /** What the vendor was asked, as in `DELETE /job/abc`. */
  readonly asked: readonly string[];
}

/** The event loop has something to do for as long as `keep` is there. */
const WAIT = "const keep = setInterval(() => {}, 1000); console.log('ready');";
/** However busy the machine is, the vendor on it has answered before. */
const PATIENT = "grace: 600_000";
const TELL =
  "onResult: ({ reference, outcome, error }) => console.log(reference, outcome?.state ?? error?.code)";

/** Runs a program of a user's in a process of its own, beside a vendor on this machine. */
async function run({ program, signal, signalOnRequest, isMute = false }: Scenario): Promise<Ended> {
  const asked: string[] = [];
  let tell = (): void => {};
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    if (asked.length === 1) tell();
    if (isMute) return;
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"job_id":"abc","message":"ok"}');
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // In the package's folder, so that it finds the package's own name as a user's program would.
  const folder = await mkdtemp(join(resolve(import.meta.dirname), "exit-"));
  try {
    const file = join(folder, "program.mjs");
    const setUp = `import { calloff } from "calloff/node";
      const origin = "${origin}";
      const create = (options) => calloff({ pulse: { apiKey: "any", baseUrl: origin, ...options } });
      const jobs = create();`;
    await writeFile(file, `${setUp}\n${program}`);
    const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "pipe"] });
    if (signalOnRequest !== undefined) tell = () => child.kill(signalOnRequest);
    let printed = "";
    let isTold = false;
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (signal === undefined || isTold || !printed.includes("ready")) return;
      isTold = true;
      child.kill(signal);
    });
    const [errors, [code, endSignal]] = await Promise.all([
      text(child.stderr),
      new Promise<[number | null, string | null]>((done) => child.on("close", (...ended) => done(ended))),
    ]);
    return { code, signal: endSignal, printed, errors: errors.replaceAll(folder, ""), asked };
  } finally {
    await rm(folder, { recursive: true });
    server.closeAllConnections();
    server.close();
  }
}

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
