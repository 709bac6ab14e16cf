import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UserError } from "@calloff/openapi/internal";

/**
 * Installs what only a benchmark needs into its temporary folder.
 *
 * @throws UserError when the registry does not give them
 */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  try {
    const shell = process.platform === "win32";
    await promisify(execFile)("npm", ["install", ...options, ...packages], { cwd: folder, shell });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new UserError(`bench: cannot install ${packages.join(", ")}. npm says: ${stderr.trim()}`);
  }
}
