import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { median } from "./median.ts";
import { builtUrl } from "./packages.ts";

const JOBS = 10_000;
const AT_ONCE = 32;

/** A vendor, in a process of its own, so that what it costs is not counted. */
const SERVER = `
import { createServer } from "node:http";
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end('{"message":"ok"}');
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
`;

interface Rates {
  /** Calls a second, the median of the rounds. */
  readonly bare: number;
  readonly ours: number;
  /** The median of the rounds' ratios: the machine may have other work in one of them. */
  readonly ratio: number;
}

/** Cancels by `cancelAll` and by a loop of bare `fetch`, in turn, at a vendor on loopback. */
export async function measureRate(rounds: number): Promise<Rates> {
  const args = ["--input-type=module", "-e", SERVER];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const [port] = await once(server, "message");
    const baseUrl = `http://127.0.0.1:${port}`;
    const ours = await cancelAllAt(baseUrl);
    const bare = (): Promise<void> => fetchAllAt(baseUrl);
    // Once each, unmeasured, so that both are compiled.
    await bare();
    await ours();
    const measured: { bare: number; ours: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push({ bare: await rateOf(bare), ours: await rateOf(ours) });
    }
    return {
      bare: Math.round(median(measured.map((rates) => rates.bare))),
      ours: Math.round(median(measured.map((rates) => rates.ours))),
      ratio: Number(median(measured.map((rates) => rates.ours / rates.bare)).toFixed(2)),
    };
  } finally {
    server.kill();
  }
}

async function rateOf(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return (JOBS / (performance.now() - start)) * 1_000;
}

async function cancelAllAt(baseUrl: string): Promise<() => Promise<void>> {
  const { createCalloff } = (await import(builtUrl("core"))) as typeof import("@calloff/core");
  const { createPulse } = (await import(builtUrl("pulse"))) as typeof import("@calloff/pulse");
  const jobs = createCalloff({ pulse: createPulse({ apiKey: "any", baseUrl }) });
  function* references(): Generator<string> {
    for (let id = 0; id < JOBS; id += 1) yield `pulse:${id}`;
  }
  return async () => {
    let answered = 0;
    for await (const { kind } of jobs.cancelAll(references(), { concurrency: AT_ONCE })) {
      if (kind === "answered") answered += 1;
    }
    if (answered !== JOBS) throw new Error(`${answered} of ${JOBS} were answered`);
  };
}

/** What somebody would write who wants no more than the requests sent and the answers read. */
async function fetchAllAt(baseUrl: string): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < JOBS) {
      const id = next;
      next += 1;
      const headers = { "x-api-key": "any", accept: "application/json" };
      const response = await fetch(`${baseUrl}/job/${id}`, { method: "DELETE", headers });
      if (!response.ok) throw new Error(`answered with ${response.status}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
