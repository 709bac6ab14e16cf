import { rmSync } from "node:fs";
import { join } from "node:path";
import { readTestResults } from "@calloff/dev/internal";
import { runCheck } from "./check.ts";
import { countTests, type Totals } from "./totals.ts";

const RESULTS = "test-results.json";

/** Runs the tests of all packages in one Vitest, in the folder that is the root of the repository. */
export async function runTests(name: string, env: Readonly<Record<string, string>> = {}): Promise<Totals> {
  rmSync(RESULTS, { force: true });
  const args = ["run", "--config", join(".config", "vitest.config.js")];
  const succeeded = runCheck({ name, program: "vitest", args, env });
  const results = await readTestResults(RESULTS).catch(() => undefined);
  return countTests(results, succeeded);
}
