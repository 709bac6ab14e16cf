import { runCommand } from "@calloff/dev/internal";
import { installRuntimes } from "./runtimes/install-runtimes.ts";
import { type Check, holdTo, runTests } from "./test/check.ts";
import type { Totals } from "./test/totals.ts";

const CHECKS: readonly Check[] = [
  {
    name: "types, by the compiler that the packages are built with",
    program: process.execPath,
    args: ["node_modules/typescript/bin/tsc", "--project", ".config/tsconfig.workspace.json"],
  },
];

await runCommand(() => holdTo(CHECKS, prove));

async function prove(): Promise<Totals> {
  process.stdout.write("\n▸ runtimes: installing what is missing, up to 850 MB\n");
  const problem = await installRuntimes(process.cwd());
  if (problem !== undefined) process.stdout.write(`Not all of them are there to be tested: ${problem}\n`);
  return runTests("proof", { CALLOFF_PROOF: "1" });
}
