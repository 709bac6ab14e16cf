import { UserError } from "@calloff/openapi/internal";
import { CommanderError } from "commander";
import type { Io } from "./io.ts";
import { createProgram } from "./program.ts";

/** The exit code for what a person has to put right first. */
const USAGE = 2;

/** Runs one command line. @returns its exit code */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = createProgram(io, (told) => {
    status = told;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    if (!(error instanceof UserError)) throw error;
    io.stderr.write(`calloff-dev: ${error.message}\n`);
    return error.status;
  }
}
