import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContractReport } from "@calloff/contract/internal";
import { findCodeBlocks, UserError } from "@calloff/openapi/internal";
import { failedTests, readTestResults } from "../failed-tests.ts";
import { runProgram } from "../run-program.ts";
import { contractFailures } from "./contract-failures.ts";

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

/** Also of a package that is not in the lock file yet. */
export const INSTALL: readonly string[] = ["install", "--prefer-offline", "--no-frozen-lockfile"];

/** Runs a program that has to succeed. */
type Must = (what: string, program: string, args: readonly string[], cwd: string) => Promise<void>;

export function mustRun(name: string, signal: AbortSignal): Must {
  return async (what, program, args, cwd) => {
    const { status, output } = await runProgram(program, args, { cwd, signal });
    if (status !== 0) throw new UserError(`${name}: ${what}:\n${output.trim()}`);
  };
}

/** Builds what composes all providers, and writes down what can be imported of it, and of these. */
export async function refreshSurface(root: string, providers: readonly string[], must: Must): Promise<void> {
  const pnpm = join(root, "node_modules", ".bin", "pnpm");
  await must("calloff does not build with it", pnpm, ["run", "build"], join(root, "packages", "calloff"));
  const surface = join(root, "scripts", "release", "dist", "surface.js");
  await must("its exports cannot be listed", process.execPath, [surface, ...providers, "calloff"], root);
}

type Run = (program: string, args: readonly string[], cwd: string) => ReturnType<typeof runProgram>;

/**
 * Installs, builds, type-checks and tests a provider's package in a copy of the workspace, its README's examples
 * included; then holds it to its document, which refreshes its line in the copy's README.
 *
 * @throws UserError when any of it fails
 */
export async function provePackage(
  provider: string,
  { root, scratch, signal, note }: ProvedIn,
): Promise<Proof> {
  const own = join(root, "packages", provider);
  const run: Run = (program, args, cwd) => runProgram(program, args, { cwd, signal });
  const bin = (name: string): string => join(root, "node_modules", ".bin", name);
  const must = mustRun(provider, signal);
  note("installing");
  // pnpm itself is installed in the workspace that is copied, and not yet in the copy.
  await must("its package cannot be installed", "pnpm", INSTALL, root);
  note("building and type-checking");
  const format = ["check", "--write", join("packages", provider)];
  await must("its files cannot be formatted", bin("biome"), format, root);
  await must("its package does not build", bin("pnpm"), ["run", "build"], own);
  const examples = await writeExamples(own);
  await must("it does not type-check, or its README does not", bin("pnpm"), ["run", "typecheck"], own);
  for (const path of examples) await rm(path);
  await refreshSurface(root, [provider], must);
  note("running its tests");
  const testsPassed = await runTests(provider, { own, scratch, run, vitest: bin("vitest") });
  note("holding it to its document");
  const contract = await runContract(provider, { root, scratch, run });
  return { testsPassed, contract };
}

async function runContract(
  provider: string,
  { root, scratch, run }: Pick<ProvedIn, "root" | "scratch"> & { readonly run: Run },
): Promise<ContractReport> {
  const path = join(scratch, "contract.json");
  const reports = ["--json", path, "--html", join(scratch, "contract.html")];
  const args = [join(root, "packages/dev/dist/cli.js"), "contract", provider, ...reports];
  const { status, output } = await run(process.execPath, args, root);
  const report = await readFile(path, "utf8").then(
    (text) => JSON.parse(text) as ContractReport,
    () => undefined,
  );
  if (status === 0 && report !== undefined) return report;
  const why = report && report.totals.failed > 0 ? contractFailures(provider, report) : undefined;
  throw new UserError(why ?? `${provider}: it cannot be held to its document:\n${output.trim()}`);
}

/** Each of the README's examples as a module beside the tests. @returns their paths */
async function writeExamples(own: string): Promise<string[]> {
  const blocks = findCodeBlocks(await readFile(join(own, "README.md"), "utf8"), "README.md");
  const examples = blocks.filter(({ lang }) => lang === "ts");
  const paths = examples.map((_, i) => join(own, "test", `readme-example-${i}.ts`));
  for (const [i, path] of paths.entries()) await writeFile(path, examples[i]?.text ?? "");
  return paths;
}

interface Tested {
  readonly own: string;
  readonly scratch: string;
  readonly run: Run;
  readonly vitest: string;
}

/** Without those of types, which the compiler has just judged. */
async function runTests(provider: string, { own, scratch, run, vitest }: Tested): Promise<number> {
  const results = join(scratch, "tests.json");
  const args = ["run", "--config", "../../.config/vitest.config.js", "--typecheck.enabled=false"];
  const report = ["--reporter=json", `--outputFile=${results}`];
  const { status, output } = await run(vitest, [...args, ...report], own);
  const read = await readTestResults(results).catch(() => undefined);
  if (status === 0 && read !== undefined) return read.numPassedTests;
  const failed = read === undefined ? [output.trim()] : failedTests(read);
  throw new UserError(`${provider}: its tests fail:\n${failed.join("\n")}`);
}
