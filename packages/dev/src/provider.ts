import { Failure } from "@calloff/openapi/internal";
import { runCommand } from "./command.ts";
import { askInTerminal } from "./provider/answers/ask-in-terminal.ts";
import { crawlBar } from "./provider/crawl-bar.ts";
import { providerCommand } from "./provider/provider-command.ts";

const { stdin, stdout, stderr } = process;

await runCommand((args) =>
  providerCommand(args, {
    root: process.cwd(),
    print: (text) => void stdout.write(text),
    note: (line) => void stderr.write(`provider: ${line}\n`),
    progress: crawlBar(stderr),
    questions() {
      if (stdin.isTTY && stdout.isTTY) return askInTerminal();
      throw new Failure(
        "this is no terminal, so nothing can be asked: give --yes, and what you know as options. For help: npm run provider -- --help",
      );
    },
  }),
);
