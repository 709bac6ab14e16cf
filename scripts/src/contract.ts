import { runCommand } from "./command.ts";
import { LIVE_HELP, parseLiveOptions } from "./contract/live/live-options.ts";
import { runLive } from "./contract/live/run-live.ts";

await runCommand(async (args) => {
  const options = parseLiveOptions(args);
  if (options === undefined) {
    process.stdout.write(LIVE_HELP);
    return;
  }
  const { env, stdin, stdout, stderr } = process;
  process.exitCode = await runLive(options, { env, stdin, stdout, stderr, specs: "specs" });
});
