import { runCommand } from "@calloff/dev/internal";
import { corpusCommand } from "./corpus/corpus-command.ts";

await runCommand((args) => corpusCommand(args));
