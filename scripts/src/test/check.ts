import { spawnSync } from "node:child_process";

/** One thing that `npm test` holds the repository to, besides the tests themselves. */
export interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Runs a check with its output in sight, and says how it went. */
export function runCheck({ name, program, args }: Check): boolean {
  process.stdout.write(`\n▸ ${name}\n`);
  const { status } = spawnSync(program, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.stdout.write(`✗ ${name} failed\n`);
  return status === 0;
}
