import { runCommand } from "@calloff/dev/internal";
import { benchCommand } from "./bench/bench-command.ts";

await runCommand(async (args) => {
  process.exitCode = await benchCommand(args, (text) => void process.stdout.write(text));
});
