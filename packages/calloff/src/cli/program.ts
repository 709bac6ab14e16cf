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
    .description("Cancel paid jobs at AI, GPU and document vendors.")
    .version(io.version, "--version", "print the version")
    .helpOption("--help", "show help for calloff or for a command")
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
    .description("list the providers, their key variables, and which are set")
    .option("--keys <file>", "also read keys from this .env file")
    .option("--json", "print JSON")
    .action(async (flags: { keys?: string; json?: boolean }) => {
      const { providersCommand } = await import("./providers-command.ts");
      providersCommand(flags, io);
    });
  program
    .command("explain")
    .description("explain what a provider's answers mean, with sources")
    .addArgument(nameArgument(JOB_NAMES, "a provider, or provider.kind if it has several kinds of job"))
    .argument("[status]", "one HTTP status, such as 409")
    .action(async (provider: string, status: string | undefined) => {
      const { explainCommand } = await import("./explain-command.ts");
      explainCommand(provider, status, io);
    });
  program
    .command("mock")
    .description("start a mock server of a provider, to test without a key")
    .addArgument(nameArgument(PROVIDERS, "a provider"))
    .option("--port <port>", "port on 127.0.0.1; 0 picks a free one", "4010")
    .addHelpText("after", "\nInstall the mock first: npm install --save-dev @calloff/mock")
    .action(async (provider: string, { port }: { port: string }) => {
      const { mockCommand } = await import("./mock-command.ts");
      setStatus(await mockCommand(provider, port, io));
    });
  program
    .command("mcp")
    .description("start an MCP server on standard input and output, so that AI agents can cancel")
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
    .description("cancel one job or a million")
    .argument("[references...]", "jobs, such as pulse:abc123")
    .option("--from <file>", "read references from a file, or - for standard input", once)
    .option("--journal <file>", "write every result to this file before it is reported", once)
    .option("--resume", "continue a journal: skip jobs that have a result in it")
    .option("--retry-failed", "with --resume: retry jobs that failed or are unconfirmed")
    .option("--confirm", "poll each job's status until it has stopped, if the vendor has one")
    .option(
      "--concurrency <calls>",
      "calls in flight per provider (default: 8); pulse=4 sets one provider",
      several,
    )
    .option("--base-url <provider=url>", "base URL of a provider, such as a mock's", several)
    .option("--keys <file>", "read keys from this .env file; variables already set take precedence", once)
    .option("--dry-run", "show what would be sent, and send nothing")
    .option("--json", "print one JSON object per line, the summary last")
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
  throw new InvalidArgumentError(`It was already given as ${previous}.`);
}

function inOneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/[^.)?]$/, "$&.");
}
