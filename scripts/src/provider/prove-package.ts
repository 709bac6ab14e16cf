import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContractReport } from "../contract/report.ts";
import { failedTests, readTestResults } from "../failed-tests.ts";
import { Failure } from "../failure.ts";
import { runProgram } from "../run-program.ts";

/** What was shown of a package before anybody saw it. */
export interface Proof {
  /** Of the package's own tests. */
  readonly testsPassed: number;
  readonly contract: ContractReport;
}

/** A copy of the workspace, with the package in it. */
export interface ProvedIn {
  /** The copy's folder. */
  readonly root: string;
  /** A folder for what is of no use afterwards. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  /** Told what is done next. */
  readonly note: (step: string) => void;
}

/**
 * Installs, builds, type-checks and tests a provider's package, and what composes it, in a copy of the workspace; then
 * holds it to its document, which refreshes its line in the copy's README.
 *
 * @throws Failure when any of it fails
 */
export async function provePackage(
  provider: string,
  { root, scratch, signal, note }: ProvedIn,
): Promise<Proof> {
  const own = join(root, "packages", provider);
  const calloff = join(root, "packages", "calloff");
  const run = (program: string, args: readonly string[], cwd: string): ReturnType<typeof runProgram> =>
    runProgram(program, args, { cwd, signal });
  const bin = (name: string): string => join(root, "node_modules", ".bin", name);
  const must = async (what: string, program: string, args: readonly string[], cwd: string): Promise<void> => {
    const { status, output } = await run(program, args, cwd);
    if (status !== 0) throw new Failure(`${provider}: ${what}:\n${output.trim()}`);
  };
  // pnpm itself is installed in the workspace that is copied, and not yet in the copy.
  note("installing");
  await must(
    "its package cannot be installed",
    "pnpm",
    ["install", "--prefer-offline", "--no-frozen-lockfile"],
    root,
  );
  note("building and type-checking");
  await must(
    "its files cannot be formatted",
    bin("biome"),
    ["check", "--write", join("packages", provider)],
    root,
  );
  await must("its package does not build", bin("pnpm"), ["run", "build"], own);
  await must("its package does not type-check", bin("pnpm"), ["run", "typecheck"], own);
  await must("calloff does not build with it", bin("pnpm"), ["run", "build"], calloff);
  await must("calloff does not type-check with it", bin("pnpm"), ["run", "typecheck"], calloff);
  note("running its tests");
  const testsPassed = await runTests(provider, own, join(scratch, "tests.json"), run, bin("vitest"));
  await runTests(
    "calloff's READMEs",
    calloff,
    join(scratch, "readmes.json"),
    run,
    bin("vitest"),
    "test/readmes.test.ts",
  );
  note("holding it to its document");
  const report = join(scratch, "contract.json");
  const args = [provider, "--json", report, "--html", join(scratch, "contract.html")];
  await must(
    "its client does not keep to its document",
    process.execPath,
    [join(root, "scripts/dist/contract.js"), ...args],
    root,
  );
  return { testsPassed, contract: JSON.parse(await readFile(report, "utf8")) as ContractReport };
}

async function runTests(
  name: string,
  cwd: string,
  results: string,
  run: (program: string, args: readonly string[], cwd: string) => ReturnType<typeof runProgram>,
  vitest: string,
  ...files: string[]
): Promise<number> {
  const config = ["--config", "../../.config/vitest.config.js"];
  const report = ["--reporter=json", `--outputFile=${results}`];
  const { status, output } = await run(vitest, ["run", ...files, ...config, ...report], cwd);
  const read = await readTestResults(results).catch(() => undefined);
  if (status === 0 && read !== undefined) return read.numPassedTests;
  const failed = read === undefined ? [output.trim()] : failedTests(read);
  throw new Failure(`${name}: tests fail:\n${failed.join("\n")}`);
}
