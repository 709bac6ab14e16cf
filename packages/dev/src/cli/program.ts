import type { Readable } from "node:stream";
import tab from "@bomb.sh/tab/commander";
import type { LiveOptions } from "@calloff/contract/internal";
import { errorCodes, jobStates, outcomeStates } from "@calloff/openapi/internal";
import { Command, InvalidArgumentError } from "commander";
import type { AddOptions } from "../add/add-request.ts";
import { requireContract } from "../clients/check-client.ts";
import type { RemoveOptions } from "../clients/remove-client.ts";
import type { DriftOptions } from "../drift/drift-request.ts";
import type { VendorOptions } from "../vendor/vendor-command.ts";
import type { InitOptions } from "../workspace/init.ts";
import { findWorkspace } from "../workspace/workspace.ts";

/** The command line. What a command needs is loaded when it is run, so that help comes at once. */
export function createProgram(io: Io, setStatus: (status: number) => void): Command {
  const program = new Command("calloff-dev")
    .description(
      "Typed clients from vendors' OpenAPI documents: added, generated, held to their document, watched.",
    )
    .version(io.version, "--version", "print the version")
    .helpOption("--help", "show this, or a command's own help")
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) =>
        write(
          `calloff-dev: ${text.replace(/^error: /, "").trim()}. See calloff-dev --help.\n`.replace("..", "."),
        ),
    })
    .exitOverride();
  addSetup(program, io, setStatus);
  addVendors(program, io);
  addChecks(program, io, setStatus);
  tab(program);
  return program;
}

function addSetup(program: Command, io: Io, setStatus: (status: number) => void): void {
  program
    .command("init")
    .description("write calloff.json, which says where documents and clients are")
    .option("--layout <layout>", "files: generated TypeScript in an app; packages: a workspace package each")
    .option("--specs <folder>", "where vendored documents go (specs)")
    .option("--clients <folder>", "where clients go (src/vendors, or packages)")
    .option("--scope <scope>", "what packages are called by, such as @acme")
    .addHelpText("after", example("npx calloff-dev init --clients src/vendors"))
    .action(async (options: InitOptions) => {
      const { initWorkspace } = await import("../workspace/init.ts");
      io.stdout.write(await initWorkspace(io.cwd, options));
    });
  program
    .command("doctor")
    .description("say what is set up, and what is missing")
    .addHelpText("after", example("npx calloff-dev doctor"))
    .action(async () => {
      const { examine } = await import("./doctor.ts");
      const { text, isWell } = examine(findWorkspace(io.cwd));
      io.stdout.write(text);
      if (!isWell) setStatus(1);
    });
}

function addVendors(program: Command, io: Io): void {
  program
    .command("add")
    .description("vendor a document, and make a typed client of it that is checked before it is written")
    .argument("<name>", "the vendor's name: lower-case letters, digits and hyphens")
    .option(
      "--from <source>",
      "a document, a page that shows one, or a site's llms.txt: a file or a URL",
      several,
    )
    .option("--url <url>", "where people find the source, if that is not --from", several)
    .option("--except <prefix>", "leave out pages of a site, by the beginning of their addresses", several)
    .option("-y, --yes", "ask nothing: what is not given has a default, or is left out")
    .option("--answers <file>", "a YAML file with the answers")
    .option("--name <name>", "the name in code, such as TensorPix for createTensorPix")
    .option("--server <url>", "the base URL, where the document has none that can be used")
    .option(
      "--env <variable>",
      "the key's environment variable; scheme=VARIABLE where there are several",
      several,
    )
    .option("--prefix <text>", 'what stands before the key in its header, such as "Token "', several)
    .option("--cancel <operation>", 'the operation that cancels a job, such as "DELETE /jobs/{id}", or none')
    .option(
      "--meaning <status=meaning>",
      "what one of its answers means; 200=/status where its body says it, there",
      several,
    )
    .option("--status <operation>", 'the operation that reads a job, such as "GET /jobs/{id}", or none')
    .option("--state-at <pointer>", "where in its answer the state stands, such as /status")
    .option("--state <value=state>", "what one of its values means", several)
    .option(
      "--without <operation>",
      "an operation that the client is not to have, such as POST /files",
      several,
    )
    .addHelpText(
      "after",
      `
Meanings: ${outcomeStates.join(", ")}
Errors:   ${errorCodes.join(", ")}
States:   ${jobStates.join(", ")}
${example("npx calloff-dev add acme --from https://docs.acme.example/llms.txt")}`,
    )
    .action(async (name: string, options: AddOptions) => {
      const { runAdd } = await import("./vendor-commands.ts");
      await runAdd(name, options, io);
    });
  program
    .command("remove")
    .description("take a vendor's document and client away")
    .argument("<name>", "the vendor")
    .option("--force", "also what is in no commit")
    .option("--dry-run", "say what would be deleted, and delete nothing")
    .addHelpText("after", example("npx calloff-dev remove acme --dry-run"))
    .action(async (name: string, options: RemoveOptions) => {
      const { runRemove } = await import("./vendor-commands.ts");
      await runRemove(name, options, io);
    });
  program
    .command("vendor")
    .description(
      "copy a vendor's document, byte for byte, with where it came from; or check those that are there",
    )
    .argument("[name]", "the vendor")
    .option("--from <source>", "a file or a URL; once for each page, where each operation has one", several)
    .option("--url <url>", "where people find the page, if that is not --from", several)
    .option(
      "--only <operation>",
      'take this operation of a large document, such as "POST /jobs/{id}/cancel"; once for each',
      several,
    )
    .option("--date <day>", "the day on which the source was read, such as 2026-11-22, if that is not today")
    .option("--check", "write nothing; prove that each document is valid, and still what was vendored")
    .addHelpText("after", example("npx calloff-dev vendor acme --from openapi.yaml"))
    .action(async (name: string | undefined, options: VendorOptions) => {
      const { runVendor } = await import("./vendor-commands.ts");
      await runVendor(name, options, io);
    });
}

function addChecks(program: Command, io: Io, setStatus: (status: number) => void): void {
  program
    .command("codegen")
    .description("generate the clients again from the vendored documents")
    .argument("[names...]", "vendors; all of them when none is named")
    .option("--check", "write nothing; show how the files differ, and end with status 1 if they do")
    .addHelpText("after", example("npx calloff-dev codegen --check"))
    .action(async (names: string[], { check = false }: { check?: boolean }) => {
      const { runCodegen } = await import("./client-commands.ts");
      setStatus(await runCodegen(names, check, io));
    });
  program
    .command("check")
    .description("for CI: documents are what was vendored, and clients what is generated from them")
    .addHelpText("after", example("npx calloff-dev check"))
    .action(async () => {
      const { runVendor } = await import("./vendor-commands.ts");
      const { runCodegen } = await import("./client-commands.ts");
      await runVendor(undefined, { check: true }, io);
      setStatus(await runCodegen([], true, io));
    });
  program
    .command("contract")
    .description(
      "call every operation of the documents through the clients, against a mock, and judge both sides",
    )
    .argument("[names...]", "vendors; all of them when none is named")
    .option("--json <file>", "write the report as JSON")
    .option("--html <file>", "write the report as a page")
    .option("--mutants", "break clients, documents and answers on purpose, and count what goes unnoticed")
    .addHelpText("after", example("npx calloff-dev contract acme --html report.html"))
    .action(async (names: string[], options: ContractFlags) => {
      const workspace = findWorkspace(io.cwd);
      requireContract(workspace);
      const { runContract } = await import("./contract-commands.ts");
      setStatus(await runContract(names, options, workspace, io));
    });
  program
    .command("live")
    .description(
      "cancel one job at the real vendor, through Prism, and say where its answer departs from the document",
    )
    .argument("<name>", "the vendor; its key is read from its environment variable")
    .requiredOption("--job <id>", "the job; it is canceled for good")
    .option("--yes", "do not ask before sending")
    .option("--json", "print the report as JSON")
    .option("--base-url <url>", "another host than the document's: https, or this machine")
    .option("--timeout <ms>", "how long to wait for the vendor (30000)", milliseconds)
    .addHelpText(
      "after",
      `
Exit status: 0 no departures, 1 departures, 2 it could not be told.
${example("npx calloff-dev live pulse --job abc")}`,
    )
    .action(async (name: string, options: LiveOptions) => {
      const workspace = findWorkspace(io.cwd);
      requireContract(workspace);
      const { runLiveCheck } = await import("./contract-commands.ts");
      setStatus(await runLiveCheck(name, options, workspace, io));
    });
  program
    .command("drift")
    .description("say what changed in the vendors' documents, what it breaks, and which release it asks for")
    .argument("[names...]", "vendors, all of them when none is named; with --compare, two documents")
    .option(
      "--upstream <name=source>",
      "read a vendor's document here instead of at its recorded source",
      several,
    )
    .option("--write", "take the new documents over, and generate the clients again")
    .option("--compare", "compare two documents or pages; needs no calloff.json")
    .option("--format <format>", "text, json, markdown or html (text)")
    .option("--output <file>", "write the report to this file")
    .addHelpText(
      "after",
      `
Exit status: 0 nothing changed, 1 something did, 2 it could not be told for at least one vendor.
${example("npx calloff-dev drift --compare old.yaml https://api.acme.example/openapi.json")}`,
    )
    .action(async (names: string[], options: DriftOptions) => {
      const { runDrift } = await import("./client-commands.ts");
      setStatus(await runDrift(names, options, io));
    });
}

/** For an option that may be given several times. */
function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** @throws InvalidArgumentError when it is no number of milliseconds, or more than eleven days */
function milliseconds(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Give milliseconds, such as 30000.");
  return Number(text);
}

/** The options of `contract`. */
export interface ContractFlags {
  readonly json?: string;
  readonly html?: string;
  readonly mutants?: boolean;
}

function example(command: string): string {
  return `\nExample:\n  ${command}`;
}

/** Where the command line works, and whom it talks to. */
export interface Io {
  /** The folder that it was started in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly version: string;
}
