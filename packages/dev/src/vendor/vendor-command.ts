import { join } from "node:path";
import type { ReadLimits } from "@calloff/openapi/internal";
import { Failure, printWarnings } from "@calloff/openapi/internal";
import { checkSpecs } from "./check-specs.ts";
import { parseVendorArguments, type VendorRequest } from "./vendor-arguments.ts";
import { vendorDocument } from "./vendor-document.ts";

const HELP = `npm run vendor -- <provider> --from <file or URL> [--url <URL>] [--date <day>]
npm run vendor -- <provider> --from <page> --from <page> …
npm run vendor -- --check

Copies a vendor's OpenAPI document, byte for byte, to specs/<provider>/, and notes in source.yaml there
where it came from. The source is the document itself, in YAML or JSON, or the Markdown of the page
of documentation that shows it (often the URL of the page with .md added). Only OpenAPI 3.0 and 3.1
are taken, and only documents that refer to nothing outside themselves. Nothing is written when anything is wrong.

Where each operation has a page of its own, name all pages: their documents are merged into one, which is written
as YAML. Pages that disagree about anything that both show are refused.

  --from   a file or a URL; once for each page
  --url    where people find the page, if that is not --from; then once for each, in their order
  --date   the day the source was read, such as 2026-11-22, if that is not today
  --check  write nothing; prove that every vendored document is valid, and still what was vendored
`;

/** Where the command works, and where its answer goes. */
interface Surroundings {
  /** The folder that holds specs/. */
  readonly root: string;
  /** The folder of the vendored documents, below the root. */
  readonly specs?: string;
  print(text: string): void;
  /** Other limits than those of everybody. */
  readonly limits?: ReadLimits | undefined;
}

/** @throws Failure when there is something for a person to put right */
export async function vendorCommand(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { root, specs = "specs", print, limits } = surroundings;
  const command = parseVendorArguments(args);
  const specsDir = join(root, specs);
  if (command === "help") print(HELP);
  else if (command === "check") await check(specsDir, print);
  else print(await vendor(command, specsDir, limits));
}

async function vendor(
  request: VendorRequest,
  specsDir: string,
  limits: ReadLimits | undefined,
): Promise<string> {
  const { provider } = request;
  const { file, openapi, operations, warnings, sha256, written, hasOverlay } = await vendorDocument(
    request,
    specsDir,
    limits,
  );
  const state = written ? "written" : "unchanged";
  const warned = printWarnings(warnings).map((warning) => `warning: ${warning}\n`);
  const line = `${provider}  ${file} ${openapi}  ${countOf(operations)}  sha256 ${sha256.slice(0, 12)}  ${state}\n${warned.join("")}`;
  if (hasOverlay) return line;
  const overlay = join(specsDir, provider, "overlay.yaml");
  return `${line}Next, write ${overlay}: codegen needs to know what each answer of the vendor means.\n`;
}

async function check(specsDir: string, print: (text: string) => void): Promise<void> {
  const checks = await checkSpecs(specsDir);
  for (const { provider, file, openapi, operations = 0, problem } of checks) {
    if (problem === undefined) print(`${provider}  ${file} ${openapi}  ${countOf(operations)}  sha256 ok\n`);
  }
  const problems = checks.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
}

function countOf(operations: number): string {
  return operations === 1 ? "1 operation" : `${operations} operations`;
}
