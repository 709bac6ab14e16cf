import { join } from "node:path";
import { x } from "tinyexec";

/**
 * Installs the runtimes of scripts/runtimes as its lock file says, 300 MB the first time.
 *
 * @returns why they could not be installed: the suite is then run in those that are there
 */
export async function installRuntimes(root: string): Promise<string | undefined> {
  const pnpm = join(root, "node_modules", ".bin", "pnpm");
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  const { stdout, stderr, exitCode } = await x(pnpm, args, {
    nodeOptions: { cwd: join(root, "scripts", "runtimes") },
  });
  if (exitCode === 0) return undefined;
  return `${stdout}${stderr}`.trim().split("\n").at(-1) || `pnpm ended with status ${exitCode}`;
}
