import { parseArgs } from "node:util";
import { parseAddArguments } from "./add-arguments.ts";
import { addProvider } from "./add-provider.ts";
import { HELP } from "./help.ts";
import { checkProviderName, usage } from "./provider-name.ts";
import { removeProvider } from "./remove-provider.ts";
import type { Surroundings } from "./surroundings.ts";

/** @throws Failure when there is something for a person to put right */
export async function providerCommand(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const [verb, ...rest] = args;
  if (verb === undefined || rest.concat(verb).some((arg) => arg === "--help" || arg === "-h")) {
    surroundings.print(HELP);
    return;
  }
  if (verb === "add") await addProvider(await parseAddArguments(rest), surroundings);
  else if (verb === "remove") await remove(rest, surroundings);
  else throw usage(`"${verb}" is neither add nor remove`);
}

async function remove(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const options = { force: { type: "boolean" }, "dry-run": { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const provider = checkProviderName(positionals);
  await removeProvider(
    { provider, force: values.force ?? false, dryRun: values["dry-run"] ?? false },
    surroundings,
  );
}
