import { ShellCompDirective } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";

const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp, ShellCompDirectiveNoSpace } =
  ShellCompDirective;

/** Options whose value is a file's name. */
const FILE_OPTIONS = ["from", "journal", "keys"];

/**
 * Adds `calloff complete <shell>`, and what is known of arguments: providers, and how references begin.
 *
 * @param word the last one of the command line, which a shell may want completed
 */
export function addCompletion(program: Command, providers: readonly string[], word: string): void {
  const completion = tab(program);
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
    for (const name of providers) complete(`${name}:`, `a job at ${name}`);
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
