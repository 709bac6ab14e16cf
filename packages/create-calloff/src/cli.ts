#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { CreateError, createWorkspace } from "./create-workspace.ts";

const program = new Command("create-calloff")
  .description("Makes a workspace for typed clients of your own vendors, with one of them in it.")
  .argument("<folder>", "a new folder, such as my-vendors")
  .requiredOption("--from <source>", "the first vendor's document, or its documentation: a file or a URL")
  .option("--vendor <name>", "what the vendor is called here: lower-case letters, digits and hyphens", "acme")
  .argument("[options...]", "more options of calloff-dev add, such as --yes")
  .allowUnknownOption()
  .addHelpText(
    "after",
    `
Example:
  npm create calloff@latest my-vendors -- --vendor acme --from https://docs.acme.example/llms.txt`,
  )
  .exitOverride();

try {
  program.parse();
  const [folder = "", ...add] = program.args;
  const { from, vendor } = program.opts<{ from: string; vendor: string }>();
  createWorkspace(folder, { from, vendor, add });
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CreateError) {
    process.stderr.write(`create-calloff: ${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
