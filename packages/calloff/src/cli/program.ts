import { styleText } from "node:util";
import { Argument, Command, InvalidArgumentError } from "commander";
import type { CancelFlags } from "./cancel/cancel-flags.ts";
import { CliError } from "./cli-error.ts";
import { hasColor, paintFor } from "./color.ts";
import { addCompletion } from "./completion.ts";
import { CANCEL_HELP, HELP, MCP_HELP } from "./help.ts";
import type { Io } from "./io.ts";
import { JOB_NAMES, PROVIDERS, unknownProvider } from "./unknown-provider.ts";

/**
 * The command line. Each command's code is loaded when it is run, so that help comes at once.
 *
 * @param lastWord of the arguments, for completion
 */
export function createProgram(io: Io, lastWord: string, setStatus: (status: number) => void): Command {
  const program = new Command("calloff")
    .description("Calls off paid jobs at AI, GPU and document vendors.")
    .version(io.version, "--version", "print the version")
    .helpOption("--help", "show this, or a command's own help")
    .addHelpText("after", HELP)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) =>
        write(`${paintFor(io.stderr, io.env)("red", "calloff:")} ${inOneLine(text)} See calloff --help.\n`),
      getOutHasColors: () => hasColor(io.stdout, io.env),
      getErrHasColors: () => hasColor(io.stderr, io.env),
    })
    .configureHelp({ styleTitle: (title) => styleText("bold", title, { validateStream: false }) })
    .exitOverride();
  addCancel(program, io, setStatus);
  program
    .command("providers")
    .description("list the providers, their keys' names and whether they are set")
    .option("--keys <file>", "read keys from this .env file too")
    .option("--json", "print JSON")
    .action(async (flags: { keys?: string; json?: boolean }) => {
      const { providersCommand } = await import("./providers-command.ts");
      providersCommand(flags, io);
    });
  program
    .command("explain")
    .description("say what a provider's answers mean, and where that is known from")
    .addArgument(nameArgument(JOB_NAMES, "its name; with the kind of job where it has several"))
    .argument("[status]", "one HTTP status, such as 409")
    .action(async (provider: string, status: string | undefined) => {
      const { explainCommand } = await import("./explain-command.ts");
      explainCommand(provider, status, io);
    });
  program
    .command("mock")
    .description("start a provider's mock server, to try an app without a key")
    .addArgument(nameArgument(PROVIDERS, "its name"))
    .option("--port <port>", "where it listens on 127.0.0.1; 0 for any free one", "4010")
    .addHelpText("after", "\nNeeds a package of its own: npm install --save-dev @calloff/mock")
    .action(async (provider: string, { port }: { port: string }) => {
      const { mockCommand } = await import("./mock-command.ts");
      setStatus(await mockCommand(provider, port, io));
    });
  program
    .command("mcp")
    .description("serve MCP on standard input and output, so that agents can cancel")
    .addHelpText("after", MCP_HELP)
    .action(async () => {
      const { mcpCommand } = await import("./mcp/mcp-command.ts");
      setStatus(await mcpCommand(io));
    });
  addCompletion(program, JOB_NAMES, { word: lastWord, shell: io.env["SHELL"] });
  return program;
}

function addCancel(program: Command, io: Io, setStatus: (status: number) => void): void {
  program
    .command("cancel")
    .description("cancel jobs, one or a million")
    .argument("[references...]", "jobs, such as pulse:abc123")
    .option("--from <file>", "read references from a file; - for standard input", once)
    .option("--journal <file>", "keep every result in this file, on disk before it is reported", once)
    .option("--resume", "go on with the journal: jobs whose result it has are not asked about again")
    .option("--retry-failed", "with --resume: ask again about those that failed or are unconfirmed")
    .option("--confirm", "read each job's status until it has stopped, where the vendor has one")
    .option("--concurrency <calls>", "calls at once: 16 for each provider, pulse=4 for one (8)", several)
    .option("--base-url <provider=url>", "another address for a provider, such as a mock's", several)
    .option("--keys <file>", "read keys from this .env file; what the environment has stays", once)
    .option("--dry-run", "show what would be sent, and send nothing")
    .option("--json", "print one JSON object a line, and last a summary")
    .addHelpText("after", CANCEL_HELP)
    .action(async (references: string[], flags: CancelFlags) => {
      const { cancelCommand } = await import("./cancel/cancel-command.ts");
      setStatus(await cancelCommand(references, flags, io));
    });
}

function nameArgument(names: readonly string[], description: string): Argument {
  // The choices are for help and completion.
  return new Argument("<provider>", description).choices(names).argParser((name) => {
    if (names.includes(name)) return name;
    throw new CliError(unknownProvider(name, names));
  });
}

function several(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** Of two files the first would be passed over without a word. */
function once(value: string, previous: string | undefined): string {
  if (previous === undefined) return value;
  throw new InvalidArgumentError(`It was given before, as ${previous}.`);
}

function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/[^.)?]$/, "$&.");
}
