import { join } from "node:path";
import type { ReadLimits } from "@calloff/openapi/internal";
import { printWarnings, UserError } from "@calloff/openapi/internal";
import { checkSpecs } from "./check-specs.ts";
import { parseVendorArguments, type VendorRequest } from "./vendor-arguments.ts";
import { vendorDocument } from "./vendor-document.ts";

/** Where the command works, and where its answer goes. */
interface CommandContext {
  /** The folder that holds specs/. */
  readonly root: string;
  /** The folder of the vendored documents, below the root. */
  readonly specs?: string;
  print(text: string): void;
  /** Other limits than those of everybody. */
  readonly limits?: ReadLimits | undefined;
}

/** @throws UserError when there is something for a person to put right */
export async function vendorCommand(args: readonly string[], context: CommandContext): Promise<void> {
  const { root, specs = "specs", print, limits } = context;
  const command = parseVendorArguments(args);
  const specsDir = join(root, specs);
  if (command === "check") await check(specsDir, print);
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
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

function countOf(operations: number): string {
  return operations === 1 ? "1 operation" : `${operations} operations`;
}
