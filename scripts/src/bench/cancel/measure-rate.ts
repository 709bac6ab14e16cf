import { spawn } from "node:child_process";
import { once } from "node:events";
import { median } from "./median.ts";
import { builtUrl } from "./packages.ts";

const JOBS = 10_000;
/** In turn with as many bare calls: what else the machine does then slows both. */
const AT_A_TIME = 500;
const AT_ONCE = 32;

const VENDOR = `
import { createServer } from "node:http";
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end('{"message":"ok"}');
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
`;

/** Runs when it is told to, and says how many milliseconds it took. */
const TAKE_TURNS = `
process.on("message", async () => {
  const start = performance.now();
  await run();
  process.send(performance.now() - start);
});
process.on("disconnect", () => process.exit());
process.send("ready");
`;

function ours(baseUrl: string): string {
  return `
const { createCalloff } = await import(${JSON.stringify(builtUrl("core"))});
const { createPulse } = await import(${JSON.stringify(builtUrl("pulse"))});
const jobs = createCalloff({ pulse: createPulse({ apiKey: "any", baseUrl: ${JSON.stringify(baseUrl)} }) });
function* references() { for (let id = 0; id < ${AT_A_TIME}; id += 1) yield "pulse:" + id; }
async function run() {
  let answered = 0;
  for await (const { kind } of jobs.cancelAll(references(), { concurrency: ${AT_ONCE} })) {
    if (kind === "answered") answered += 1;
  }
  if (answered !== ${AT_A_TIME}) throw new Error(answered + " of ${AT_A_TIME} were answered");
}
${TAKE_TURNS}`;
}

/** What somebody would write who wants no more than the requests sent and the answers read. */
function bare(baseUrl: string): string {
  return `
async function run() {
  let next = 0;
  const work = async () => {
    while (next < ${AT_A_TIME}) {
      const id = next;
      next += 1;
      const headers = { "x-api-key": "any", accept: "application/json" };
      const response = await fetch(${JSON.stringify(`${baseUrl}/job/`)} + id, { method: "DELETE", headers });
      if (!response.ok) throw new Error("answered with " + response.status);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: ${AT_ONCE} }, work));
}
${TAKE_TURNS}`;
}

interface Rates {
  /** Calls a second, the median of the turns. */
  readonly bare: number;
  readonly ours: number;
  /** The median of the turns' ratios: the machine may have other work in some of them. */
  readonly ratio: number;
}

/**
 * Cancels by `cancelAll` and by a loop of bare `fetch`, five hundred jobs of each in turn, at a vendor on loopback.
 *
 * Each of the three is a process of its own: in one, each side would wait for the other's garbage to be collected, and
 * `fetch` would be compiled for both kinds of calls. Every round has new ones, because what is compiled, and when, is
 * a matter of luck too.
 */
export async function measureRate(rounds: number): Promise<Rates> {
  const measured: Turn[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(...(await measureRound()));
  const rate = (ms: number): number => Math.round((AT_A_TIME / ms) * 1_000);
  return {
    bare: rate(median(measured.map((times) => times.bare))),
    ours: rate(median(measured.map((times) => times.ours))),
    ratio: Number(median(measured.map((times) => times.bare / times.ours)).toFixed(2)),
  };
}

async function measureRound(): Promise<Turn[]> {
  const programs: Program[] = [];
  const start = (code: string): Program => {
    const program = startProgram(code);
    programs.push(program);
    return program;
  };
  try {
    const baseUrl = `http://127.0.0.1:${await start(VENDOR).message()}`;
    const sides = { bare: start(bare(baseUrl)), ours: start(ours(baseUrl)) };
    await Promise.all([sides.bare.message(), sides.ours.message()]);
    // Once each, unmeasured, so that both are compiled.
    await takeTurns(sides);
    return await takeTurns(sides);
  } finally {
    for (const program of programs) program.end();
  }
}

/** Milliseconds. */
interface Turn {
  readonly bare: number;
  readonly ours: number;
}

/** All jobs, by each. */
async function takeTurns(sides: Record<keyof Turn, Program>): Promise<Turn[]> {
  const turn = async (side: Program): Promise<number> => {
    side.go();
    return (await side.message()) as number;
  };
  const taken: Turn[] = [];
  for (let done = 0; done < JOBS; done += AT_A_TIME) {
    taken.push({ bare: await turn(sides.bare), ours: await turn(sides.ours) });
  }
  return taken;
}

interface Program {
  go(): void;
  /** The next that it sends. @throws when it ends instead; why, it has printed */
  message(): Promise<unknown>;
  end(): void;
}

function startProgram(code: string): Program {
  const args = ["--input-type=module", "-e", code];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = new AbortController();
  child.once("exit", (status) => ended.abort(new Error(`a program of the benchmark ended with ${status}`)));
  return {
    go: () => void child.send("go"),
    async message() {
      const messages = once(child, "message", { signal: ended.signal });
      const [first] = await messages.catch(() => Promise.reject(ended.signal.reason));
      return first;
    },
    end: () => void child.kill(),
  };
}
