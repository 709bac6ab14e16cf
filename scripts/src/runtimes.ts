import { runCommand } from "@calloff/dev/internal";
import { runtimesCommand } from "./runtimes/runtimes-command.ts";

await runCommand(async (args) => {
  process.exitCode = await runtimesCommand(args, (text) => void process.stdout.write(text));
});
