import { runCommand } from "./command.ts";
import { driftCommand } from "./drift/drift-command.ts";

await runCommand(async (args) => {
  process.exitCode = await driftCommand(args, {
    root: ".",
    print: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    annotates: process.env["GITHUB_ACTIONS"] === "true",
  });
});
