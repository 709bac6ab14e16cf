import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where a program runs, and what it has in its environment besides ours. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program and resolves with what it printed. By Node alone, and not through tinyexec: the job that may publish runs
 * this with nothing installed.
 *
 * @throws Error with all that it printed, when it fails
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<string> {
  try {
    const { stdout } = await run(program, args, {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 2 ** 26,
      // Node starts no .cmd file, as npm is on Windows, without one.
      shell: process.platform === "win32",
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")}: ${`${stdout}${stderr}`.trim() || message}`);
  }
}
