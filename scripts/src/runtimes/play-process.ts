import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { exitCasesNotRun, type Launch, playExitCases } from "./exit-cases.ts";
import { MAX_SUITE_MS, type Material, nothingElse, type Played } from "./runtime.ts";
import { startStage } from "./stage-server.ts";
import { KEY } from "./suite/key.ts";

/** Of the environment nothing but this: no key of the machine's, and nothing that a runtime would tell its maker. */
const ENV = { PATH: "", TOPAZ_API_KEY: KEY, NO_COLOR: "1", DO_NOT_TRACK: "1", DENO_NO_UPDATE_CHECK: "1" };

/** Plays the suite in a process: Node, Bun, Deno. */
export async function playProcess(
  program: string,
  args: readonly string[],
  { folder }: Material,
): Promise<Played> {
  await using stage = await startStage(folder);
  const launch: Launch = { program, args, cwd: folder, env: { ...ENV, HOME: folder } };
  const { code, out, problems } = await run(launch, ["enter-process.js", stage.origin]);
  if (code !== 0) throw new Error(`it ended with ${code}: ${problems}${out}`);
  const { version, results } = JSON.parse(out) as Played;
  const exits =
    process.platform === "win32"
      ? exitCasesNotRun("Windows has no signals")
      : await playExitCases(launch, stage);
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
