import { performance } from "node:perf_hooks";
import { UserError } from "@calloff/openapi/internal";
import { x } from "tinyexec";

/** What one run of Turbo did. */
export interface TurboRun {
  readonly seconds: number;
  /** Tasks whose work was done anew, as in `@calloff/pulse#build`, sorted. */
  readonly executed: readonly string[];
  readonly cached: number;
}

/** @throws UserError with the last lines of its output, when a task failed */
export async function runTurbo(root: string, args: readonly string[]): Promise<TurboRun> {
  const start = performance.now();
  const output = await run(root, "turbo", ["run", ...args, "--output-logs=hash-only", "--log-order=grouped"]);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, ...readRun(output) };
}

/** From lines such as `@calloff/pulse:build: cache miss, executing 0123456789abcdef`. */
export function readRun(output: string): Pick<TurboRun, "executed" | "cached"> {
  const lines = [...output.matchAll(/^(\S+):([a-z]+): cache (hit|miss|bypass)/gm)];
  return {
    executed: lines
      .filter(([, , , what]) => what !== "hit")
      .map(([, name, task]) => `${name}#${task}`)
      .sort(),
    cached: lines.filter(([, , , what]) => what === "hit").length,
  };
}

/** Runs one of the workspace's own programs. */
export async function run(root: string, program: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: `${root}/node_modules/.bin:${process.env["PATH"] ?? ""}`,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    FORCE_COLOR: "0",
  };
  const { stdout, stderr, exitCode } = await x(program, args, { nodeOptions: { cwd: root, env } });
  const output = stdout + stderr;
  if (exitCode !== 0)
    throw new UserError(`bench: ${program} ${args[0]} ended with ${exitCode}:\n${output.slice(-2_000)}`);
  return output;
}
