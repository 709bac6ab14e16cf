import { basename } from "node:path";
import { ShellCompDirective } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { CliError } from "./cli-error.ts";

const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp, ShellCompDirectiveNoSpace } =
  ShellCompDirective;

/** Options whose value is a file's name. */
const FILE_OPTIONS = ["from", "journal", "keys"];

/** The line of a shell's start-up file that makes it complete. */
const START_UP_LINES: Readonly<Record<string, string>> = {
  bash: "source <(calloff complete bash)",
  zsh: "source <(calloff complete zsh)",
  fish: "calloff complete fish | source",
};

/**
 * Adds `calloff complete <shell>`, and what is known of arguments: providers, and how references begin.
 *
 * @param names how references begin, without the colon
 * @param word the last one of the command line, which a shell may want completed
 * @param shell the person's own, as `SHELL` of the environment has it
 */
export function addCompletion(
  program: Command,
  names: readonly string[],
  { word, shell = "" }: { readonly word: string; readonly shell: string | undefined },
): void {
  const completion = tab(program);
  program.commands
    .find((command) => command.name() === "complete")
    ?.description("print the completion script for bash, zsh, fish or powershell")
    .hook("preAction", () => {
      if (word === "complete") throw new CliError(nameShell(basename(shell)));
    });
  let isFile = false;
  for (const command of completion.commands.values()) {
    for (const name of FILE_OPTIONS) {
      const option = command.options.get(name);
      if (option === undefined) continue;
      option.handler = () => {
        isFile = true;
      };
    }
  }
  const references = (complete: (value: string, description: string) => void): void => {
    // Shells take a word apart at its colon: the provider would be there twice.
    if (word.includes(":")) return;
    for (const name of names) complete(`${name}:`, `a job at ${name}`);
  };
  completion.commands.get("cancel")?.argument("references", references, true);
  // The library tells shells one and the same thing of all completions.
  Object.defineProperty(completion, "directive", {
    set() {},
    get() {
      if (isFile) return ShellCompDirectiveDefault;
      const isUnfinished = completion.completions.some(({ value }) => value.endsWith(":"));
      return ShellCompDirectiveNoFileComp | (isUnfinished ? ShellCompDirectiveNoSpace : 0);
    },
  });
}

/** The shell of the login is not always the one that reads the script, so that it is not taken without a word. */
function nameShell(shell: string): string {
  const line = Object.hasOwn(START_UP_LINES, shell) ? START_UP_LINES[shell] : undefined;
  if (line === undefined)
    return "name your shell: bash, zsh, fish or powershell. For example: calloff complete bash";
  return `name your shell. For ${shell}, add this line to its startup file: ${line}`;
}
