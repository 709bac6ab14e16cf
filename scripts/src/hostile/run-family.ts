import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { HostileFamily, HostileResult } from "./hostile-case.ts";

/** Of the processor, for one case. */
const MAX_SECONDS = 30;
/** By the clock: for a process that waits, on a machine that is busy with something else. */
const MAX_SECONDS_WAITED = 240;
/** Of objects and text; buffers and the program itself come on top. */
const MAX_HEAP_MEGABYTES = 800;
const PROGRAM = resolve(import.meta.dirname, "../../dist/hostile.js");

/** Runs a family in processes of their own, another one after a case that hangs or that ends its process. */
export async function runFamily({ name, cases }: HostileFamily): Promise<ReadonlyMap<string, HostileResult>> {
  const all = new Map<string, HostileResult>();
  for (let next = 0; next < cases.length; ) {
    const { results, ending } = await runFrom(name, next);
    for (const each of results) all.set(each.name, each);
    next += results.length;
    const broken = cases[next]?.name;
    if (broken === undefined) break;
    all.set(broken, { name: broken, problems: [ending], megabytes: 0 });
    next += 1;
  }
  return all;
}

/** Until all are run, one takes too long, or the process ends by itself. */
async function runFrom(family: string, first: number): Promise<{ results: HostileResult[]; ending: string }> {
  const child = fork(PROGRAM, [family, String(first)], {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const results: HostileResult[] = [];
  let said = "";
  for (const output of [child.stdout, child.stderr]) {
    output?.on("data", (text) => {
      said = (said + text).slice(-1_000);
    });
  }
  const guard = guardOf(child);
  child.on("message", (message) => {
    results.push(message as HostileResult);
    guard.begin();
  });
  const status = await new Promise((ended) => child.on("close", (code, signal) => ended(code ?? signal)));
  return { results, ending: guard.end() ?? `its process ended with ${status}: ${said}` };
}

interface Guard {
  /** Another case. */
  begin(): void;
  /** @returns why it killed the process, if it did */
  end(): string | undefined;
}

/** Kills a process that takes too long for one case. */
function guardOf(child: ChildProcess): Guard {
  let begun = { used: 0, at: Date.now() };
  let killed: string | undefined;
  const begin = (): void => {
    begun = { used: processorSeconds(child.pid), at: Date.now() };
  };
  const timer = setInterval(() => {
    const isLate = processorSeconds(child.pid) - begun.used > MAX_SECONDS;
    if (!isLate && Date.now() - begun.at < MAX_SECONDS_WAITED * 1_000) return;
    killed = isLate ? `took more than ${MAX_SECONDS} s` : `waited for more than ${MAX_SECONDS_WAITED} s`;
    child.kill("SIGKILL");
  }, 250);
  return {
    begin,
    end() {
      clearInterval(timer);
      return killed;
    },
  };
}

/** What a process has had of the processor; 0 where that cannot be asked. */
function processorSeconds(pid: number | undefined): number {
  try {
    const [user = "0", system = "0"] =
      readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11) ?? [];
    // Linux counts them in hundredths.
    return (Number(user) + Number(system)) / 100;
  } catch {
    return 0;
  }
}
