import type { Command } from "commander";

/** What a command was given, written out again for the parser of its own that checks it. */
export function argumentsOf(command: Command): string[] {
  const options = command.options.flatMap((option) => {
    const { long } = option;
    const value: unknown = command.getOptionValue(option.attributeName());
    if (long == null || command.getOptionValueSource(option.attributeName()) === "default") return [];
    if (value === true) return [long];
    return [value].flat().flatMap((each) => (typeof each === "string" ? [`${long}=${each}`] : []));
  });
  return [...options, "--", ...command.args];
}

/** For an option that may be given several times. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
