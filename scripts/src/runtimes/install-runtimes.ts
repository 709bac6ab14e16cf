import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * Installs the runtimes of scripts/runtimes as its lock file says, 300 MB the first time.
 *
 * @returns why they could not be installed: the suite is then run in those that are there
 */
export async function installRuntimes(root: string): Promise<string | undefined> {
  const pnpm = join(root, "node_modules", ".bin", "pnpm");
  const args = ["install", "--frozen-lockfile", "--prefer-offline"];
  try {
    await promisify(execFile)(pnpm, args, { cwd: join(root, "scripts", "runtimes"), maxBuffer: 2 ** 26 });
    return undefined;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.trim().split("\n").at(-1) || message;
  }
}
