import { spawnSync } from "node:child_process";

/** One thing that the repository is held to. */
export interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Beside this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a check with its output in sight, and says how it went. */
export function runCheck({ name, program, args, env }: Check): boolean {
  process.stdout.write(`\n▸ ${name}\n`);
  const { status } = spawnSync(program, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.stdout.write(`✗ ${name} failed\n`);
  return status === 0;
}
