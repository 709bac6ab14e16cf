import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { CliError } from "./cli-error.ts";

/**
 * Puts the variables of a .env file into `env`; what is set there already stays as it is.
 *
 * @throws CliError when the file cannot be read
 */
export function loadEnvFile(path: string | undefined, env: NodeJS.ProcessEnv): void {
  if (path === undefined) return;
  for (const [name, value] of Object.entries(parseEnv(read(path)))) env[name] ??= value;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(`--env-file ${path}: it cannot be read (${code ?? message}).`);
  }
}
