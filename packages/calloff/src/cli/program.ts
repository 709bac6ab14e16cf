import tab from "@bomb.sh/tab/commander";
import { Command, Option } from "commander";
import type { CancelFlags } from "./cancel/cancel-flags.ts";
import type { Io } from "./io.ts";

const CANCEL_HELP = `
References are written provider:id, for example pulse:abc123 or tensorpix:42; calloff providers lists the providers.
A file has one a line, or one JSON object a line: {"provider":"pulse","id":"abc123"} or {"reference":"pulse:abc123"}.

Keys come from the environment (PULSE_API_KEY, …) or from the file named by --env-file, never from arguments.

Exit status
  0    every job has stopped, or its vendor has accepted the cancel
  1    something may still be running; those jobs are listed last
  2    usage or configuration; nothing was sent
  130  interrupted

Examples
  $ calloff cancel pulse:abc123 tensorpix:42
  $ calloff cancel --from jobs.txt --journal incident.ndjson --concurrency 16
  $ calloff cancel --from jobs.txt --journal incident.ndjson --resume    after a crash: nothing is asked twice
  $ psql -At -c "select 'pulse:' || job from jobs" | calloff cancel --from -
`;

const HELP = `
Start here
  $ calloff mock pulse                                            in one terminal: a vendor to try with, without a key
  $ PULSE_API_KEY=any calloff cancel pulse:abc --base-url pulse=http://127.0.0.1:4010       in another
  $ calloff explain pulse                                         what each of its answers means
`;

/** The command line. Each command's code is loaded when it is run, so that help comes at once. */
export function createProgram(io: Io, setStatus: (status: number) => void): Command {
  const program = new Command("calloff")
    .description("Calls off paid jobs at AI, GPU and document vendors.")
    .addHelpText("after", HELP)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) =>
        write(
          `${text
            .trim()
            .replace(/^error: /, "calloff: ")
            .replaceAll("\n", " ")} See calloff --help.\n`,
        ),
    })
    .exitOverride();
  addCancel(program, io, setStatus);
  program
    .command("providers")
    .description(
      "list the providers: what cancels a job, the key's name and whether it is set, the document's date",
    )
    .option("--env-file <file>", "read keys from this file too")
    .option("--json", "print JSON")
    .action(async (flags: { envFile?: string; json?: boolean }) => {
      const { providersCommand } = await import("./providers-command.ts");
      providersCommand(flags, io);
    });
  program
    .command("explain")
    .description("say what a provider's answers mean, and where that is known from")
    .argument("<provider>")
    .argument("[status]", "one HTTP status, such as 409")
    .action(async (provider: string, status: string | undefined) => {
      const { explainCommand } = await import("./explain-command.ts");
      explainCommand(provider, status, io);
    });
  program
    .command("mock")
    .description("start a provider's mock server, to try an app without a key; needs @calloff/mock")
    .argument("<provider>")
    .option("--port <port>", "where it listens on 127.0.0.1; 0 for any free one", "4010")
    .action(async (provider: string, { port }: { port: string }) => {
      const { mockCommand } = await import("./mock-command.ts");
      setStatus(await mockCommand(provider, port, io));
    });
  tab(program);
  return program;
}

function addCancel(program: Command, io: Io, setStatus: (status: number) => void): void {
  const several = (value: string, previous: readonly string[] = []): string[] => [...previous, value];
  program
    .command("cancel")
    .description("cancel jobs, one or a million")
    .argument("[references...]", "jobs, such as pulse:abc123")
    .option("--from <file>", "read references from a file; - for standard input")
    .option("--journal <file>", "keep every result in this file, on disk before it is reported")
    .option("--resume", "go on with the journal: jobs whose result it has are not asked about again")
    .option("--retry-failed", "with --resume: ask again about those that failed")
    .option("--confirm", "read each job's status until it has stopped, where the vendor has one")
    .addOption(
      new Option("--concurrency <calls>", "calls at once for each provider (16), or for one (pulse=4)")
        .argParser(several)
        .default(undefined, "8"),
    )
    .addOption(
      new Option("--base-url <provider=url>", "another address, such as a mock's").argParser(several),
    )
    .option("--env-file <file>", "read keys from this file; what the environment has stays")
    .option("--dry-run", "show what would be sent, and send nothing")
    .option("--json", "print one JSON object a line, and last a summary")
    .addHelpText("after", CANCEL_HELP)
    .action(async (references: string[], flags: CancelFlags) => {
      const { cancelCommand } = await import("./cancel/cancel-command.ts");
      setStatus(await cancelCommand(references, flags, io));
    });
}
