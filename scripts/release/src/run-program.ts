import { x } from "tinyexec";

/** Where a program runs, and what it has in its environment besides ours. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program and resolves with what it printed.
 *
 * @throws Error with all that it printed, when it fails
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<string> {
  const { stdout, stderr, exitCode } = await x(program, args, { nodeOptions: { cwd, ...(env && { env }) } });
  if (exitCode === 0) return stdout;
  const said = `${stdout}${stderr}`.trim() || `it ended with status ${exitCode}`;
  throw new Error(`${program} ${args.join(" ")}: ${said}`);
}
