import tab from "@bomb.sh/tab/commander";
import type { LiveOptions } from "@calloff/contract/internal";
import { errorCodes, jobStates, outcomeStates } from "@calloff/openapi/internal";
import { Command, Help, InvalidArgumentError } from "commander";
import type { AddOptions } from "../add/add-request.ts";
import { requireContract } from "../clients/check-client.ts";
import type { RemoveOptions } from "../clients/remove-client.ts";
import type { DriftOptions } from "../drift/drift-request.ts";
import type { VendorOptions } from "../vendor/vendor-command.ts";
import type { InitOptions } from "../workspace/init.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import type { ContractFlags } from "./contract-commands.ts";
import type { Io } from "./io.ts";

/** The command line. What a command needs is loaded when it is run, so that help comes at once. */
export function createProgram(io: Io, setStatus: (status: number) => void): Command {
  const program = new Command("calloff-dev")
    .description("Generate typed clients from vendors' OpenAPI documents, test them, and detect drift.")
    .version(io.version, "--version", "print the version")
    .helpOption("--help", "show help for calloff-dev or for a command")
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
  program.commands
    .find((command) => command.name() === "complete")
    ?.description("print the completion script for bash, zsh, fish or powershell");
  return program;
}

function addSetup(program: Command, io: Io, setStatus: (status: number) => void): void {
  program
    .command("init")
    .description("write calloff.json, which sets the folders of documents and clients")
    .option(
      "--layout <layout>",
      "files: generated TypeScript in an app; packages: one workspace package per vendor",
    )
    .option("--specs <folder>", "folder of the vendored documents (default: specs)")
    .option("--clients <folder>", "folder of the clients (default: src/vendors or packages)")
    .option("--scope <scope>", "npm scope of the packages, such as @acme")
    .addHelpText("after", example("npx calloff-dev init --clients src/vendors"))
    .action(async (options: InitOptions) => {
      const { initWorkspace } = await import("../workspace/init.ts");
      io.stdout.write(await initWorkspace(io.cwd, options));
    });
  program
    .command("doctor")
    .description("report what is set up, and what is missing")
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
    .description("vendor a document, and generate and check a typed client for it")
    .argument("<name>", "the vendor's name: lowercase letters, digits and hyphens")
    .option(
      "--from <source>",
      "file or URL of a document, of a page that contains one, or of a site's llms.txt",
      several,
    )
    .option("--url <url>", "public URL of the source, if it is not --from", several)
    .option("--except <prefix>", "skip pages of a site whose URL starts with this prefix", several)
    .option("-y, --yes", "ask nothing: use the default of every option that is not given, or leave it out")
    .option("--answers <file>", "YAML file with the answers to the questions")
    .option("--name <name>", "name in code, such as TensorPix for createTensorPix")
    .option("--server <url>", "base URL, if the document has no usable one")
    .option(
      "--env <variable>",
      "environment variable of the key; scheme=VARIABLE if there are several",
      several,
    )
    .option("--prefix <text>", 'prefix of the key in its header, such as "Token "', several)
    .option("--cancel <operation>", 'operation that cancels a job, such as "DELETE /jobs/{id}", or none')
    .option(
      "--meaning <status=meaning>",
      "meaning of an answer to a cancel, such as 204=canceled; 200=/status if the body at /status decides",
      several,
    )
    .option(
      "--status <operation>",
      'operation that reads the status of a job, such as "GET /jobs/{id}", or none',
    )
    .option("--state-at <pointer>", "JSON pointer to the state in the status answer, such as /status")
    .option("--state <value=state>", "meaning of a value at that pointer, such as done=succeeded", several)
    .option("--without <operation>", 'operation to leave out of the client, such as "POST /files"', several)
    .addHelpText(
      "after",
      `
${list("Meanings:", outcomeStates)}
${list("Errors:", errorCodes)}
${list("States:", jobStates)}
${example("npx calloff-dev add acme --from https://docs.acme.example/llms.txt")}`,
    )
    .action(async (name: string, options: AddOptions) => {
      const { runAdd } = await import("./vendor-commands.ts");
      await runAdd(name, options, io);
    });
  program
    .command("remove")
    .description("delete a vendor's document and client")
    .argument("<name>", "the vendor")
    .option("--force", "delete uncommitted changes too")
    .option("--dry-run", "show what would be deleted, and delete nothing")
    .addHelpText("after", example("npx calloff-dev remove acme --dry-run"))
    .action(async (name: string, options: RemoveOptions) => {
      const { runRemove } = await import("./vendor-commands.ts");
      await runRemove(name, options, io);
    });
  program
    .command("vendor")
    .description(
      "copy a vendor's document byte for byte and record its source; or check the vendored documents",
    )
    .argument("[name]", "the vendor")
    .option("--from <source>", "file or URL; repeat it if each operation has its own page", several)
    .option("--url <url>", "public URL of the page, if it is not --from", several)
    .option(
      "--only <operation>",
      'take only this operation of a large document, such as "POST /jobs/{id}/cancel"; repeat it for more',
      several,
    )
    .option("--date <day>", "date on which the source was read, such as 2026-11-22 (default: today)")
    .option("--check", "write nothing; check that each document is valid and has not been edited")
    .addHelpText("after", example("npx calloff-dev vendor acme --from openapi.yaml"))
    .action(async (name: string | undefined, options: VendorOptions) => {
      const { runVendor } = await import("./vendor-commands.ts");
      await runVendor(name, options, io);
    });
}

function addChecks(program: Command, io: Io, setStatus: (status: number) => void): void {
  program
    .command("codegen")
    .description("regenerate the clients from the vendored documents")
    .argument("[names...]", "vendors (default: all)")
    .option("--check", "write nothing; show how the files differ, and exit with code 1 if they do")
    .addHelpText("after", example("npx calloff-dev codegen --check"))
    .action(async (names: string[], { check = false }: { check?: boolean }) => {
      const { runCodegen } = await import("./client-commands.ts");
      setStatus(await runCodegen(names, check, io));
    });
  program
    .command("check")
    .description("for CI: fail if a document was edited, or a client is out of date")
    .addHelpText("after", example("npx calloff-dev check"))
    .action(async () => {
      const { runVendor } = await import("./vendor-commands.ts");
      const { runCodegen } = await import("./client-commands.ts");
      await runVendor(undefined, { check: true }, io);
      setStatus(await runCodegen([], true, io));
    });
  program
    .command("contract")
    .description("call every operation through the clients, against a mock, and check both sides")
    .argument("[names...]", "vendors (default: all)")
    .option("--json <file>", "write the report as JSON to this file")
    .option("--html <file>", "write the report as HTML to this file")
    .option("--mutants", "mutation test: break clients, documents and answers, and count what goes unnoticed")
    .addHelpText("after", example("npx calloff-dev contract acme --html report.html"))
    .action(async (names: string[], options: ContractFlags) => {
      const workspace = findWorkspace(io.cwd);
      requireContract(workspace);
      const { runContract } = await import("./contract-commands.ts");
      setStatus(await runContract(names, options, workspace, io));
    });
  program
    .command("live")
    .description("cancel one job at the real vendor, and report where its answer departs from the document")
    .argument("<name>", "the vendor; its key is read from the environment")
    .requiredOption("--job <id>", "id of the job, which is canceled for real")
    .option("--yes", "send without asking for confirmation")
    .option("--json", "print the report as JSON")
    .option("--base-url <url>", "base URL to use instead of the document's: https, or http on this machine")
    .option("--timeout <ms>", "how long to wait for the vendor, in ms (default: 30000)", milliseconds)
    .addHelpText(
      "after",
      `
Exit code
  0  the answer is as documented
  1  the answer departs from the document
  2  could not be checked
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
    .description("report what changed in the vendors' documents, what breaks, and which release is required")
    .argument("[names...]", "vendors (default: all); with --compare, two documents, the older one first")
    .option(
      "--upstream <name=source>",
      "read a vendor's document from this file or URL, not from its recorded source",
      several,
    )
    .option("--write", "vendor the new documents, and regenerate the clients")
    .option("--compare", "compare two documents or pages; needs no calloff.json")
    .option("--format <format>", "text, json, markdown or html (default: text)")
    .option("--output <file>", "write the report to this file")
    .addHelpText(
      "after",
      `
Exit code
  0  nothing changed
  1  something changed
  2  at least one vendor could not be checked; do not treat this as success
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
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Must be milliseconds, such as 30000.");
  return Number(text);
}

/** Words after a label, broken at 80 columns. */
function list(label: string, words: readonly string[]): string {
  const indent = 10;
  const lines = new Help().boxWrap(words.join(", "), 80 - indent).split("\n");
  return label.padEnd(indent) + lines.join(`\n${" ".repeat(indent)}`);
}

function example(command: string): string {
  return `\nExample:\n  ${command}`;
}
