import { CommanderError } from "commander";
import { CliError, EXIT } from "./cli-error.ts";
import { paintFor } from "./color.ts";
import type { Io } from "./io.ts";
import { createProgram } from "./program.ts";

/** Runs one command line. @returns its exit code */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  let status: number = EXIT.ok;
  const program = createProgram(io, args.at(-1) ?? "", (told) => {
    status = told;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!isForPeople(error)) throw error;
    io.stderr.write(`${paintFor(io.stderr, io.env)("red", "calloff:")} ${error.message}\n`);
    return error instanceof CliError ? error.status : EXIT.usage;
  }
}

/** Ours, and what the library says of options such as a wrong address. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof CliError || (error instanceof Error && "code" in error && error.name === "CalloffError")
  );
}
