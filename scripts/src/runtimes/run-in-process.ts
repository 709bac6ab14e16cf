import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { exitCasesNotRun, type Launch, runExitCases } from "./exit-cases.ts";
import { startFixture } from "./fixture-server.ts";
import { MAX_SUITE_MS, type Material, nothingElse, type SuiteRun } from "./runtime.ts";
import { KEY } from "./suite/case.ts";

/** Of the environment nothing but this: no key of the machine's, and nothing that a runtime would tell its maker. */
const ENV = { PATH: "", TOPAZ_API_KEY: KEY, NO_COLOR: "1", DO_NOT_TRACK: "1", DENO_NO_UPDATE_CHECK: "1" };

/** Runs the suite in a process: Node, Bun, Deno. */
export async function runInProcess(
  program: string,
  args: readonly string[],
  { folder }: Material,
): Promise<SuiteRun> {
  await using fixture = await startFixture(folder);
  const launch: Launch = { program, args, cwd: folder, env: { ...ENV, HOME: folder } };
  const { code, out, problems } = await run(launch, ["entry-process.js", fixture.origin]);
  if (code !== 0) throw new Error(`it ended with ${code}: ${problems}${out}`);
  const { version, results } = JSON.parse(out) as SuiteRun;
  const exits =
    process.platform === "win32"
      ? exitCasesNotRun("Windows has no signals")
      : await runExitCases(launch, fixture);
  return { version, results: [...results, ...exits, nothingElse(problems)] };
}

async function run(
  { program, args, cwd, env }: Launch,
  more: readonly string[],
): Promise<{ code: number | null; out: string; problems: string }> {
  const child = spawn(program, [...args, ...more], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: MAX_SUITE_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const [code, out, problems] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, problems };
}
