import { runCommand } from "./command.ts";
import { corpusCommand } from "./corpus/corpus-command.ts";

await runCommand((args) => corpusCommand(args));
