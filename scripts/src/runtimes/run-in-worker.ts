import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { temporaryFolder } from "../temporary-folder.ts";
import { exitCasesNotRun } from "./exit-cases.ts";
import { startFixture } from "./fixture-server.ts";
import { MAX_SUITE_MS, type Material, nothingElse, type SuiteRun } from "./runtime.ts";
import type { CaseResult } from "./suite/case.ts";

/** What workerd needs to know: one module, this machine as its network, and a date that decides what it has. */
const config = (compatibilityDate: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "suite", worker = .suite), (name = "internet", network = (allow = ["private"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "suite") ]
);
const suite :Workerd.Worker = (
  modules = [ (name = "worker.js", esModule = embed "worker.js") ],
  compatibilityDate = "${compatibilityDate}"
);
`;

/** Runs the suite in workerd twice, in the same isolate: requests must not need what belongs to another. */
export async function runInWorker(
  program: string,
  compatibilityDate: string,
  material: Material,
): Promise<SuiteRun> {
  await using fixture = await startFixture(material.folder);
  await using temporary = await temporaryFolder("workerd");
  const { path: folder } = temporary;
  await writeFile(join(folder, "worker.js"), material.worker);
  await writeFile(join(folder, "config.capnp"), config(compatibilityDate));
  const child = spawn(program, ["serve", "config.capnp", "--control-fd=1"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 2 * MAX_SUITE_MS,
  });
  let problems = "";
  child.stderr.on("data", (chunk) => {
    problems += chunk;
  });
  try {
    const port = await listeningPort(child.stdout);
    if (port === undefined) throw new Error(`workerd did not start: ${problems}`);
    const [first, second] = [await post(port, fixture.origin), await post(port, fixture.origin)];
    const results = [
      ...merge(first, second),
      ...exitCasesNotRun("it has no process that ends"),
      nothingElse(problems),
    ];
    return { version: await ownVersion(program), results };
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  }
}

/** From the line of JSON in which it says where it listens. */
async function listeningPort(output: NodeJS.ReadableStream): Promise<number | undefined> {
  for await (const line of createInterface({ input: output }))
    return (JSON.parse(line) as { port: number }).port;
  return undefined;
}

async function post(port: number, origin: string): Promise<CaseResult[]> {
  const signal = AbortSignal.timeout(MAX_SUITE_MS);
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: origin, signal });
  if (!response.ok) throw new Error(`the worker answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as CaseResult[];
}

/** A case holds when it held both times. */
function merge(first: readonly CaseResult[], second: readonly CaseResult[]): CaseResult[] {
  return first.map((result, index) => (result.result === "passed" ? (second[index] ?? result) : result));
}

async function ownVersion(program: string): Promise<string> {
  const child = spawn(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: child.stdout })) return line.replace("workerd ", "");
  return "unknown";
}
