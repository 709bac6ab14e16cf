import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { failedTests, readTestResults } from "../../failed-tests.ts";
import { runProgram } from "../../run-program.ts";

/**
 * Builds all packages, since the contract loads more than one provider's; runs the provider's own tests, then the
 * contract of its document, which refreshes the provider's line in README.md, and writes down its public surface.
 *
 * @throws UserError when any of it fails
 */
export async function holdToContract(provider: string, signal: AbortSignal): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "calloff-drift-"));
  try {
    await build(provider, signal);
    await runTests(provider, join(scratch, "tests.json"), signal);
    await runContract(provider, scratch, signal);
    await writeSurface(provider, signal);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function build(provider: string, signal: AbortSignal): Promise<void> {
  const args = ["run", "build", "--output-logs=errors-only"];
  const { status, output } = await runProgram("turbo", args, { signal });
  if (status !== 0) throw new UserError(`${provider}: the new code does not build:\n${output.trim()}`);
}

async function runTests(provider: string, results: string, signal: AbortSignal): Promise<void> {
  const args = [
    "run",
    "--config",
    "../../.config/vitest.config.js",
    "--reporter=json",
    `--outputFile=${results}`,
  ];
  const { status, output } = await runProgram("vitest", args, { cwd: join("packages", provider), signal });
  if (status === 0) return;
  const failed = await readTestResults(results).then(failedTests, () => [output.trim()]);
  throw new UserError(
    `${provider}: its contract tests fail with the new document. Put packages/${provider}/test right by the vendor's page, by hand (a status that is new needs its row in test/answers.ts), or correct specs/${provider}/overlay.yaml:\n${failed.join("\n")}`,
  );
}

async function runContract(provider: string, scratch: string, signal: AbortSignal): Promise<void> {
  const reports = ["--json", join(scratch, "contract.json"), "--html", join(scratch, "contract.html")];
  const args = ["packages/dev/dist/cli.js", "contract", provider, ...reports];
  const { status, output } = await runProgram(process.execPath, args, { signal });
  if (status !== 0) {
    throw new UserError(
      `${provider}: its client does not keep to the new document; npx calloff-dev contract shows where:\n${output.trim()}`,
    );
  }
}

async function writeSurface(provider: string, signal: AbortSignal): Promise<void> {
  const args = ["scripts/release/dist/surface.js", provider];
  const { status, output } = await runProgram(process.execPath, args, { signal });
  if (status !== 0) {
    throw new UserError(
      `${provider}: its public surface cannot be written down; npm run surface shows why:\n${output.trim()}`,
    );
  }
}
