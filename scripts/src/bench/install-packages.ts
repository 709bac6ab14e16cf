import { UserError } from "@calloff/openapi/internal";
import { x } from "tinyexec";

/**
 * Installs what only a benchmark needs into its temporary folder.
 *
 * @throws UserError when the registry does not give them
 */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const { stderr, exitCode } = await x("npm", ["install", ...options, ...packages], {
    nodeOptions: { cwd: folder },
  });
  if (exitCode !== 0)
    throw new UserError(`bench: cannot install ${packages.join(", ")}. npm says: ${stderr.trim()}`);
}
