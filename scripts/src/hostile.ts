// Prism brings tslib, which puts names on the global object: they are there before anything is watched.
import "@calloff/mock";
import { resolve } from "node:path";
import { families } from "./hostile/families.ts";
import { runNetworkCase } from "./hostile/network/run-network-case.ts";
import { runCase } from "./hostile/run-case.ts";
import { Compiler } from "./hostile/stages/compile.ts";
import { watchWorld } from "./hostile/stages/watch-world.ts";

/** Runs the cases of a family from that one on, and reports each to the process that started this one. */
async function runCases(name: string, first: number): Promise<void> {
  const family = families.find((each) => each.name === name);
  if (family === undefined) throw new Error(`there is no family ${name}`);
  // Built, this is in scripts/dist.
  const repository = resolve(import.meta.dirname, "../..");
  await using world = await watchWorld();
  const compiler = new Compiler(family.compilesClient);
  for (const hostile of family.cases.slice(first)) {
    const result = await ("command" in hostile
      ? runNetworkCase(hostile, world)
      : runCase(hostile, { repository, world, compiler }));
    await new Promise((sent) => process.send?.(result, sent));
  }
}

const [name = "", first = "0"] = process.argv.slice(2);
await runCases(name, Number(first));
process.disconnect();
