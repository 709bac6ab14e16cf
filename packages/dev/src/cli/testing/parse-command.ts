import { UserError } from "@calloff/openapi/internal";
import { CommanderError } from "commander";
import type { Io } from "../io.ts";
import { createProgram } from "../program.ts";

/** What a command was given. */
interface Given<Options> {
  readonly names: readonly string[];
  readonly options: Options;
}

/** Reads arguments as the command line does, and runs nothing. @throws UserError where it takes none of it */
export function parseCommand<Options>(name: string, args: readonly string[]): Given<Options> {
  const silent = { write: () => true };
  const io = { stdout: silent, stderr: silent, version: "1.2.3" } as unknown as Io;
  const program = createProgram(io, () => {});
  const command = program.commands.find((each) => each.name() === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  try {
    command.action(() => {}).parse(args, { from: "user" });
  } catch (error) {
    throw error instanceof CommanderError ? new UserError(error.message) : error;
  }
  return { names: command.args, options: command.opts() as Options };
}
