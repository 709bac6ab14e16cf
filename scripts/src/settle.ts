import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { removeLine, runCommand, runProgram } from "@calloff/dev/internal";
import { UserError } from "@calloff/openapi/internal";
import { readDocumentedProviders } from "./docs/documented-provider.ts";
import { overviewPicture } from "./docs/overview-picture.ts";
import { refreshVendors } from "./docs/readme-vendors.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { failedTests, readTestResults } from "./test/totals.ts";

// Run by `calloff-dev` after a provider was added, changed or removed here: tests its package, and writes what else follows
// from it. When this fails, all is put back.

const stop = new AbortController();

/** Runs a program that has to succeed. */
async function must(what: string, program: string, args: readonly string[], cwd = "."): Promise<void> {
  const { status, output } = await runProgram(program, args, { cwd, signal: stop.signal });
  if (status !== 0) throw new UserError(`${what}:\n${output.trim()}`);
}

async function testPackage(provider: string): Promise<void> {
  const folder = join("packages", provider);
  await must("its files cannot be formatted", "biome", ["check", "--write", folder]);
  await must("it does not type-check", "tsc", [], folder);
  // First whether it keeps to its document: what fails there fails in all the others too.
  for (const layer of [["test/contract.test.ts"], ["--exclude", "test/contract.test.ts"]]) {
    const failed = await failuresIn(folder, layer);
    if (failed.length === 0) continue;
    throw new UserError(
      `its tests fail. Put ${folder}/test right by the vendor's page, by hand (a status that is new needs its row in test/answers.ts), or correct specs/${provider}/overlay.yaml:\n${failed.join("\n")}`,
    );
  }
}

/** Runs tests up to the first that fails, and gives that. */
async function failuresIn(folder: string, tests: readonly string[]): Promise<readonly string[]> {
  await using temporary = await temporaryFolder("settle");
  const { path: scratch } = temporary;
  const results = join(scratch, "tests.json");
  const args = ["run", "--config", "../../.config/vitest.config.js", "--bail", "1", ...tests];
  const report = ["--reporter=json", `--outputFile=${results}`];
  const { status, output } = await runProgram("vitest", [...args, ...report], {
    cwd: folder,
    signal: stop.signal,
  });
  if (status === 0) return [];
  const failed = await readTestResults(results).then(failedTests, () => [output.trim()]);
  return failed.slice(0, 1);
}

await runCommand(async ([provider = ""]) => {
  const isThere = existsSync(join("specs", provider, "source.yaml"));
  if (isThere) {
    await testPackage(provider);
    // Refreshes its line in specs/README.md.
    await must("it does not keep to its document", process.execPath, [
      "packages/dev/dist/cli.js",
      "contract",
      provider,
    ]);
  } else {
    const page = join("specs", "README.md");
    await writeFile(page, removeLine(await readFile(page, "utf8"), provider));
  }
  const readme = await readFile("README.md", "utf8");
  const providers = await readDocumentedProviders();
  await writeFile("README.md", refreshVendors(readme, providers));
  await writeFile(join("docs", "overview.svg"), overviewPicture(providers));
  await must("its exports cannot be listed", process.execPath, [
    "scripts/release/dist/surface.js",
    ...(isThere ? [provider] : []),
    "calloff",
  ]);
});
