import { closeSync, openSync, readSync } from "node:fs";
import { parseEnv } from "node:util";
import { CliError } from "./cli-error.ts";

const MAX_FILE_BYTES = 2 ** 20;

/**
 * Takes the variables `names` of a .env file into `env`, and no others: some change what Node trusts. What is set
 * there already stays as it is.
 *
 * @throws CliError when the file cannot be read
 */
export function loadEnvFile(
  path: string | undefined,
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): void {
  if (path === undefined) return;
  const values = parseEnv(read(path));
  for (const name of names) {
    const value = values[name];
    if (value !== undefined && !isSet(env[name])) env[name] = value;
  }
}

/** Blank counts as not set, as it does for the clients. */
export function isSet(value: string | undefined): boolean {
  return (value ?? "").trim() !== "";
}

function read(path: string): string {
  try {
    // Windows' editors begin a file with a byte order mark, which would become part of the first name.
    return readBounded(path).replace(/^\ufeff/, "");
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "no such file" : `cannot be read (${code ?? message})`;
    throw new CliError(`--keys ${path}: ${reason}.`);
  }
}

/** A device, or a pipe, may never end. */
function readBounded(path: string): string {
  const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
  const file = openSync(path, "r");
  try {
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    if (length <= MAX_FILE_BYTES) return bytes.toString("utf8", 0, length);
  } finally {
    closeSync(file);
  }
  throw new CliError(`--keys ${path}: the file is longer than ${MAX_FILE_BYTES} bytes; pass a .env file.`);
}
