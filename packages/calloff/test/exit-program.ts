import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";

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

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly printed: string;
  readonly errors: string;
  /** What the vendor was asked, as in `DELETE /job/abc`. */
  readonly asked: readonly string[];
}

/** The event loop has something to do for as long as `keep` is there. */
export const WAIT: string = "const keep = setInterval(() => {}, 1000); console.log('ready');";
/** However busy the machine is, the vendor on it has answered before. */
export const PATIENT: string = "grace: 600_000";
export const TELL: string =
  "onResult: ({ reference, outcome, error }) => console.log(reference, outcome?.state ?? error?.code)";

/** Runs a program of a user's in a process of its own, beside a vendor on this machine. */
export async function run({ program, signal, signalOnRequest, isMute = false }: Scenario): Promise<Ended> {
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
