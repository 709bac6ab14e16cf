import { UserError } from "@calloff/openapi/internal";

/**
 * Runs a command: what it could not do is told in one message on stderr and becomes the exit code,
 * without a stack, which would say nothing to the person who ran it.
 */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    if (!isForPeople(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UserError ? error.status : 2;
  }
}

/** `parseArgs` explains a wrong option in words of its own. */
function isForPeople(error: unknown): error is Error {
  const { code } = error as { code?: unknown };
  return error instanceof UserError || (typeof code === "string" && code.startsWith("ERR_PARSE_ARGS"));
}

/** What a person gave that a command cannot take, with where its help is. */
export function usageError(command: "add" | "drift" | "remove" | "vendor"): (message: string) => UserError {
  return (message) => new UserError(`${command}: ${message}. For help: npx calloff-dev ${command} --help`);
}
