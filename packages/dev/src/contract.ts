import { parseArgs } from "node:util";
import { LIVE_HELP, parseLiveOptions, runLive } from "@calloff/contract/internal";
import { runCommand } from "./command.ts";
import { contractCommand } from "./contract/contract-command.ts";
import { loadSubjects } from "./contract/load-subjects.ts";
import { mutantsCommand } from "./contract/mutants/mutants-command.ts";

const HELP = `npm run contract [-- provider …] [--json file] [--html file] [--mutants]

Calls every operation of every vendor's document, or of those named, through the built clients, against Prism, and judges both sides.
Writes what it finds to contract-report.json and contract-report.html, and refreshes the table in README.md.
Ends with status 1 when a client, or an answer, does not keep to its document.

  --json file   where to write the report as JSON
  --html file   where to write the report as one page
  --mutants     break clients, documents and answers on purpose instead, and count what the contract notices;
                status 1 when something goes unnoticed
  --live provider --job id
                check the real vendor instead; more with --live --help
`;

await runCommand(async (args) => {
  // The live check has options of its own.
  if (args.some((arg) => arg === "--live" || arg.startsWith("--live="))) await live(args);
  else await report(args);
});

async function live(args: string[]): Promise<void> {
  const options = parseLiveOptions(args);
  if (options === undefined) {
    process.stdout.write(LIVE_HELP);
    return;
  }
  const { env, stdin, stdout, stderr } = process;
  const [subject] = await loadSubjects(".", [options.provider]);
  if (subject !== undefined)
    process.exitCode = await runLive(subject, options, { env, stdin, stdout, stderr });
}

async function report(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: "string", default: "contract-report.json" },
      html: { type: "string", default: "contract-report.html" },
      mutants: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else if (values.mutants) await mutantsCommand();
  else await contractCommand(positionals, values);
}
