import { join } from "node:path";
import { runCommand } from "./command.ts";
import { failedTests, readTestResults } from "./failed-tests.ts";
import { installRuntimes } from "./runtimes/install-runtimes.ts";
import { type Check, runCheck } from "./test/check.ts";
import { addUpFaults } from "./test/fault-totals.ts";
import { addUp, clearResults, RESULTS, testedPackages } from "./test/test-results.ts";

const turbo = (task: string, ...more: string[]): Check => ({
  name: task,
  program: "turbo",
  // --force: what is replayed from a cache proves nothing. One task a core: tests measure no time, but have deadlines.
  args: ["run", task, "--force", "--continue", "--concurrency=2", "--output-logs=new-only", ...more],
});

/** In this order: the build would make stale generated code good again. */
const CHECKS: readonly Check[] = [
  { name: "format and lint", program: "biome", args: ["ci", "."] },
  {
    name: "unused files, exports and dependencies",
    program: "knip",
    args: ["--config", ".config/knip.js", "--no-config-hints"],
  },
  { name: "vendored documents", program: process.execPath, args: ["scripts/dist/vendor.js", "--check"] },
  { name: "generated code", program: process.execPath, args: ["scripts/dist/codegen.js", "--check"] },
  turbo("build"),
  turbo("typecheck", "--only"),
];

await runCommand(async () => {
  const packages = testedPackages();
  clearResults(packages);
  const failedChecks = CHECKS.filter((check) => !runCheck(check));
  const problem = await installRuntimes(process.cwd());
  if (problem !== undefined) process.stdout.write(`\nNot all runtimes are there to be tested: ${problem}\n`);
  // One after the other: the scripts' tests take both cores themselves.
  runCheck({ ...turbo("test", "--only", "--filter=!@calloff/scripts"), name: "tests of the packages" });
  runCheck({ ...turbo("test", "--only", "--filter=@calloff/scripts"), name: "tests of the scripts" });
  const tests = addUp(packages);
  const { survived, played, providers } = addUpFaults(packages);
  process.stdout.write(
    `\nfaults × providers survived: ${survived} of ${played}, at ${providers} providers\n`,
  );
  const passed = tests.passed + CHECKS.length - failedChecks.length;
  const failed = tests.failed + failedChecks.length;
  for (const { name } of failedChecks) process.stdout.write(`✗ ${name}\n`);
  for (const folder of packages) process.stdout.write(await failuresOf(folder));
  if (failed > 0) process.stdout.write("More of each above, at FAIL.\n");
  const skipped = tests.skipped === 0 ? "" : `, ${tests.skipped} skipped`;
  // Last, and alone on its line: it is what machines read.
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});

/** What failed in a package, in lines that name it; empty when nothing did. */
async function failuresOf(folder: string): Promise<string> {
  const lines = await readTestResults(join(folder, RESULTS)).then(failedTests, () => [
    "✗ its tests did not run to their end",
  ]);
  return lines.map((line) => `${folder}: ${line}\n`).join("");
}
