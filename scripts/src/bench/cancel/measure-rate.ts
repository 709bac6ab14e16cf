import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { median } from "./median.ts";
import { builtUrl } from "./packages.ts";

const JOBS = 10_000;
/** In turn with as many bare calls: what else the machine does then slows both. */
const AT_A_TIME = 500;
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
  /** Calls a second, the median of the turns. */
  readonly bare: number;
  readonly ours: number;
  /** The median of the turns' ratios: the machine may have other work in some of them. */
  readonly ratio: number;
}

/** Cancels by `cancelAll` and by a loop of bare `fetch`, five hundred jobs of each in turn, at a vendor on loopback. */
export async function measureRate(rounds: number): Promise<Rates> {
  const args = ["--input-type=module", "-e", SERVER];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const [port] = await once(server, "message");
    const baseUrl = `http://127.0.0.1:${port}`;
    const ours = await cancelAllAt(baseUrl);
    const bare = (): Promise<void> => fetchAllAt(baseUrl);
    // Once each, unmeasured, so that both are compiled.
    await turns(bare, ours);
    const measured: Turn[] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(...(await turns(bare, ours)));
    const rate = (ms: number): number => Math.round((AT_A_TIME / ms) * 1_000);
    return {
      bare: rate(median(measured.map((times) => times.bare))),
      ours: rate(median(measured.map((times) => times.ours))),
      ratio: Number(median(measured.map((times) => times.bare / times.ours)).toFixed(2)),
    };
  } finally {
    server.kill();
  }
}

type Run = () => Promise<void>;

/** Milliseconds. */
interface Turn {
  readonly bare: number;
  readonly ours: number;
}

/** All jobs, by each. */
async function turns(bare: Run, ours: Run): Promise<Turn[]> {
  const taken: Turn[] = [];
  for (let done = 0; done < JOBS; done += AT_A_TIME) {
    taken.push({ bare: await timeOf(bare), ours: await timeOf(ours) });
  }
  return taken;
}

async function timeOf(run: Run): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function cancelAllAt(baseUrl: string): Promise<Run> {
  const { createCalloff } = (await import(builtUrl("core"))) as typeof import("@calloff/core");
  const { createPulse } = (await import(builtUrl("pulse"))) as typeof import("@calloff/pulse");
  const jobs = createCalloff({ pulse: createPulse({ apiKey: "any", baseUrl }) });
  function* references(): Generator<string> {
    for (let id = 0; id < AT_A_TIME; id += 1) yield `pulse:${id}`;
  }
  return async () => {
    let answered = 0;
    for await (const { kind } of jobs.cancelAll(references(), { concurrency: AT_ONCE })) {
      if (kind === "answered") answered += 1;
    }
    if (answered !== AT_A_TIME) throw new Error(`${answered} of ${AT_A_TIME} were answered`);
  };
}

/** What somebody would write who wants no more than the requests sent and the answers read. */
async function fetchAllAt(baseUrl: string): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < AT_A_TIME) {
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
