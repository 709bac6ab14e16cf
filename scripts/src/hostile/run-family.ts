import { fork } from "node:child_process";
import { resolve } from "node:path";
import type { HostileFamily } from "./hostile-case.ts";
import type { Played } from "./played.ts";

const MOST_SECONDS = 30;
/** Of objects and text; buffers and the program itself come on top. */
const MOST_HEAP_MEGABYTES = 800;
const PROGRAM = resolve(import.meta.dirname, "../../dist/hostile.js");

/** Plays a family in processes of their own, another one after a case that hangs or that ends its process. */
export async function runFamily({ name, cases }: HostileFamily): Promise<ReadonlyMap<string, Played>> {
  const all = new Map<string, Played>();
  for (let next = 0; next < cases.length; ) {
    const { played, ending } = await runFrom(name, next);
    for (const each of played) all.set(each.name, each);
    next += played.length;
    const broken = cases[next]?.name;
    if (broken === undefined) break;
    all.set(broken, { name: broken, problems: [ending], megabytes: 0 });
    next += 1;
  }
  return all;
}

/** Until all are played, one takes too long, or the process ends by itself. */
async function runFrom(family: string, first: number): Promise<{ played: Played[]; ending: string }> {
  const child = fork(PROGRAM, [family, String(first)], {
    execArgv: [`--max-old-space-size=${MOST_HEAP_MEGABYTES}`],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const played: Played[] = [];
  let said = "";
  let isLate = false;
  for (const output of [child.stdout, child.stderr]) {
    output?.on("data", (text) => {
      said = (said + text).slice(-1_000);
    });
  }
  const guard = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, MOST_SECONDS * 1_000);
  child.on("message", (message) => {
    played.push(message as Played);
    guard.refresh();
  });
  const status = await new Promise((ended) => child.on("close", (code, signal) => ended(code ?? signal)));
  clearTimeout(guard);
  return {
    played,
    ending: isLate ? `took more than ${MOST_SECONDS} s` : `its process ended with ${status}: ${said}`,
  };
}
