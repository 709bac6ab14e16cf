// Prism brings tslib, which puts names on the global object: they are there before anything is watched.
import "@calloff/mock";
import { resolve } from "node:path";
import { families } from "./families.ts";
import { runNetworkCase } from "./network/run-network-case.ts";
import { runCase } from "./run-case.ts";
import { Compiler } from "./stages/compile.ts";
import { watchWorld } from "./stages/watch-world.ts";

/** Runs the cases of a family from that one on, and reports each to the process that started this one. */
export async function runCases(name: string, first: number): Promise<void> {
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
