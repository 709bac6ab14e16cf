import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly printed: string;
  /** What the vendor was asked, as in `DELETE /job/abc`. */
  readonly asked: readonly string[];
}

/** Runs a program of our own in a process of its own; sends it `signal` once it has printed "ready". */
async function runProgram(body: string, signal?: NodeJS.Signals): Promise<Ended> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"job_id":"abc","message":"ok"}');
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  // In the package's folder, so that it finds the package's own name as a user's program would.
  const folder = await mkdtemp(join(resolve(import.meta.dirname), "exit-"));
  try {
    const file = join(folder, "program.mjs");
    const setUp = `import { calloff } from "calloff/node";
      const jobs = calloff({ pulse: { apiKey: "any", baseUrl: "http://127.0.0.1:${port}" } });`;
    await writeFile(file, `${setUp}\n${body}`);
    const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (signal !== undefined && printed.includes("ready")) child.kill(signal);
    });
    const [code, endSignal] = await new Promise<[number | null, string | null]>((done) =>
      child.on("close", (...ended) => done(ended)),
    );
    return { code, signal: endSignal, printed, asked };
  } finally {
    await rm(folder, { recursive: true });
    server.close();
  }
}

const WAIT = "setInterval(() => {}, 1000); console.log('ready');";

test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
  "%s calls off what is guarded, then ends the process",
  async (signal) => {
    const ended = await runProgram(
      `jobs.cancelOnExit({ onResult: ({ reference, outcome }) => console.log(reference, outcome.state) });
     jobs.guard("pulse:abc"); jobs.guard("pulse:other").release(); ${WAIT}`,
      signal,
    );
    expect(ended).toMatchObject({ code: null, signal, asked: ["DELETE /job/abc"] });
    expect(ended.printed).toContain("pulse:abc canceling");
  },
);

test("a program that only comes to its end calls off what it left guarded, and keeps its exit status", async () => {
  const ended = await runProgram(`jobs.cancelOnExit(); jobs.guard("pulse:abc"); process.exitCode = 3;`);
  expect(ended).toMatchObject({ code: 3, signal: null, asked: ["DELETE /job/abc"] });
});

test("a program's own handler decides the exit status", async () => {
  const ended = await runProgram(
    `let over = false;
     jobs.cancelOnExit({ onResult: () => { over = true; } }); jobs.guard("pulse:abc");
     process.on("SIGTERM", () => setInterval(() => over && process.exit(4), 10)); ${WAIT}`,
    "SIGTERM",
  );
  expect(ended).toMatchObject({ code: 4, signal: null, asked: ["DELETE /job/abc"] });
});

test("it does not keep a process alive that has nothing else to do", async () => {
  expect(await runProgram("jobs.cancelOnExit();")).toMatchObject({ code: 0, signal: null, asked: [] });
});
